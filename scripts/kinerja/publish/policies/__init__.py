"""Scoring policies in words: what they are for, how they compute, and their worked cases."""
