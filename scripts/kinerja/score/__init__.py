"""Scoring: targets and realisations to achievements with their trace, exact and rounded once."""
