"""The project folder on the disk: read, written, and a site put in place whole."""
