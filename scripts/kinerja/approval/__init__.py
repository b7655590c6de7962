"""Who must approve a change, the signed evidence that they did, and the proof from Git's history alone."""
