"""What is printed on the pages over all accounts."""
