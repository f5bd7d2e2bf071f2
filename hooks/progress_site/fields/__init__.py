"""What is published as data: each field of each record is defined once, and all data reads it here.

`plan.json`, its JSON Schema, the CSV tables, the data package and the pages about columns are
written from these definitions. A module here holds one subject: its records and its tables. A
record without a definition is published whole, with the words of its model.

The order of the fields of a record is the order of the columns of its table, and that is a
contract: a published column is never renamed, moved or taken away, so **a new field comes last**.
`tests/unit/fields/test_columns.py` holds the list of all columns.
"""
