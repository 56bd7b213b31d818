"""What other programs export: customer databases, contact cards and calendars, to changes of accounts."""
