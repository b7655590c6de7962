"""Figures about people, as they were disclosed."""
