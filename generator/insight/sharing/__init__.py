"""What of an account its customer may be handed."""
