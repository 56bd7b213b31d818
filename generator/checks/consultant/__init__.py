"""The rules of the consultant."""
