"""Which pages there are, and where a page and its records are edited."""
