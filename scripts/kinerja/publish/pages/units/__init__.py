"""The page of a unit, its ratings and its surveys."""
