"""What follows from the facts of an account on a date: pure functions that never touch the model."""
