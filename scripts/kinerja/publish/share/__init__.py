"""The picture that other services show where a page is shared: where it lies, what is on it, and how it is drawn."""
