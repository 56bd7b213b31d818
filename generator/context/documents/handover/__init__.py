"""What whoever takes an account over is given: the pack, its questions, and the letter to the customer."""
