"""What stands in the calendars that people subscribe to."""
