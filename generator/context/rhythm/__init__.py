"""What is printed on the Rhythm page."""
