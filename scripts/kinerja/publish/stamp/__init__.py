"""The theme drawn once by MkDocs for each kind of page, and then joined around every page of that kind."""
