"""Text that knows its file, line and column: the only way in for YAML."""
