"""Projects: how they go, what they lack, what they wait for."""
