"""The record guard: two states of the records → what was taken back without saying so.

`kinds` is the table of rules for each kind of record, `entries` finds every record of a library
with what it is called for ever, `differences` what two records of one name say differently,
`spelling` whether that is a slip of the pen. `settings` judges the plan as a whole, `compare`
everything else, and `wording` says how to do it properly.
"""
