"""The rules of the air-traffic controller."""
