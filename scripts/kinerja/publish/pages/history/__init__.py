"""What was released, corrected and reviewed."""
