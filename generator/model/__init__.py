"""What an account is: frozen records of raw facts, with unknown keys refused; nothing here is derived."""
