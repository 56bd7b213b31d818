"""The review pack: what to have in hand at the next review of an account, half of it about what lies ahead."""
