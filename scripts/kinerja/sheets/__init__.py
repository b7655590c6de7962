"""Records as tables: workbooks and CSV files for people who do not write YAML, and back without loss.

A sheet holds one table (`columns`): words in row 1, stable keys in row 2, rows from 3 on. CSV has one row of keys. A
column whose key begins with `kinerja:` holds no values: `kinerja:TABLE` is the first one, and a row with a word of
`cells.NO_RECORD` in it is no record. A column `kinerja:?` only helps those who fill the table in. A sheet without
`kinerja:TABLE` explains, and holds no records.
"""
