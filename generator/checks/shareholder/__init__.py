"""The rules of the shareholder."""
