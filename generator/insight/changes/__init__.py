"""What changed in an account between two of its versions, in meaning: records and keys, not lines of text."""
