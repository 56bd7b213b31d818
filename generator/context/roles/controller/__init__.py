"""What is printed on the page of the air-traffic controller."""
