"""Loading: bytes of records to accepted documents, or to findings with their place."""
