"""What a preview of the site answers, and whom."""
