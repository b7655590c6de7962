"""From single scores to units and periods: indicators counted, and people listed for the rules of disclosure."""
