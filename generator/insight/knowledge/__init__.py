"""What we know, how sure we are, and what we have yet to ask."""
