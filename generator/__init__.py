"""Account Playbook: from one YAML file per customer to a browsable playbook of six roles."""
