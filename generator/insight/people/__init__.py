"""The people on both sides, and how we stand with them."""
