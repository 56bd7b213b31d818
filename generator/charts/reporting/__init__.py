"""Who reports to whom, and who is tied to whom."""
