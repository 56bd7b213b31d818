"""What whoever stands in needs to know of an account for the days of an absence."""
