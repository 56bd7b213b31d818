"""Names, lists and figures in words."""
