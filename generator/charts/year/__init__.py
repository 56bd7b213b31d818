"""A year on one line: bands, lanes and rows."""
