"""The rules of the ambassador."""
