"""The page of a government and what it is made of."""
