"""How often something comes round, as people say it, and on which days that is."""
