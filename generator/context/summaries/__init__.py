"""What an account gives to the pages over all accounts: rows in words, and no record of any."""
