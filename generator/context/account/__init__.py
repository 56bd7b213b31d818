"""What is printed on the pages of one account."""
