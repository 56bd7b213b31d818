"""What each of the six roles shows of an account: one module a role."""
