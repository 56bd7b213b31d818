"""The brief before a meeting: everything for ten minutes of reading on the way there."""
