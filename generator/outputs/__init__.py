"""Files of the site that are no pages: typed contexts in, bytes out, one library in each module."""
