"""Earlier versions of the accounts, read from git."""
