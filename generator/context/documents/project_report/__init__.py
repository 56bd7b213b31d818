"""The reports on a project: one for our superiors, and one for the customer made from an allow-list."""
