"""What is printed on the calendar of all accounts."""
