"""The formats in which people want their information."""
