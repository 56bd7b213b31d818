"""How long builds of many accounts take, and how much memory; figures to compare, not tests that can fail."""
