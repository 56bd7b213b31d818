"""What needs attention in an account: one file of small rules for each role, and one for the record itself."""
