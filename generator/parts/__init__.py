"""What each account gives to the site."""
