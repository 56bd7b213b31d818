"""The door to MkDocs: its plugin, and MkDocs run by our own verbs; the only room that knows MkDocs."""

from generator.plugin.plugin import AccountPlaybookPlugin

__all__ = ["AccountPlaybookPlugin"]
