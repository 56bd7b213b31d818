"""Everything of an account that has a day, in one list that all outputs read."""
