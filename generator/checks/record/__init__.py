"""The rules of the record itself."""
