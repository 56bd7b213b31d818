"""The edition of an account for its customer: a small site of what they may see."""
