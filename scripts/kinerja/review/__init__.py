"""What a reviewer must see of a change, in words: what is wrong, what is softer, who approves, which scores move."""
