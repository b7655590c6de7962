"""Forms that are one file each: they work from a folder or a stick, without a network and without a server.

A form makes the text of a record's file in the browser. It sends nothing, stores nothing, and loads nothing.
"""
