"""Writing accounts: edits that leave an author's file as it was, and what a line of words becomes in it."""
