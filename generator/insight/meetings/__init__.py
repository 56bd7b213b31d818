"""Meetings and reviews: what is due, what lies in their way, what is brought to them."""
