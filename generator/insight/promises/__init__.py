"""Promises of both sides: what is open, and how many were kept."""
