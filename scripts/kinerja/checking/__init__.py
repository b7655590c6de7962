"""Checks governments part by part: side by side, and only what changed since the last time."""
