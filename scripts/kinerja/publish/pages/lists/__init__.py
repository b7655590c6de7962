"""Lists over a whole government: goals, promises, peers, and what is late."""
