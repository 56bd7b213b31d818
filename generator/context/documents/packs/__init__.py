"""What each of the customer's people is handed: what they may see, what they want of it, in their format."""
