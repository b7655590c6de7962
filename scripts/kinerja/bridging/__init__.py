"""Foreign tables become records by mapping files: data say which column makes which field; no code knows a source."""
