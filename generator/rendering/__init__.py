"""Templates, inert text and rich text."""
