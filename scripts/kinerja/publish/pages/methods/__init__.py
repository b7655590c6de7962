"""Rules, policies and words."""
