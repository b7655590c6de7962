"""Brings files of records into the canonical layout: order of the schema, two spaces, every comment kept."""
