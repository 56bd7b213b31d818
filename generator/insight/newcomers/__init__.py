"""Whoever is new among us: their first ninety days."""
