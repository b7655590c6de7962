"""The page of an indicator, and how its figures were computed."""
