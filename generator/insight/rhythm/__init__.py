"""The customer's year: working days, events, what they need, and our answers."""
