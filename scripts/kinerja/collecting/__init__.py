"""Many repositories into one, and one into many: each unit writes in its own, and what citizens see needs them all."""
