"""From the text of the files to a book of accounts and a list of problems; bad data never raises."""
