"""Official forms on paper: records joined with names that lie outside every repository."""
