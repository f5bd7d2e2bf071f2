"""The record guard: two states of the records → what was taken back without saying so.

`kinds` is the table of rules for each kind of record. `differences` finds every record of a library
with what it is called for ever, what two records of one name say differently, and whether that is a
slip of the pen. `compare` judges it, and `wording` says how to do it properly.
"""
