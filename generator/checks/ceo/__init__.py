"""The rules of the chief executive."""
