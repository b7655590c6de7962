"""What must hold between records, each rule in a file of its own."""
