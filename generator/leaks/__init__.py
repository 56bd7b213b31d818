"""Whether a file that is to leave the house holds what only we may see."""
