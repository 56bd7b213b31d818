"""The rules of the mediator."""
