"""Disclosure: what may leave the building, and the releases it leaves in."""
