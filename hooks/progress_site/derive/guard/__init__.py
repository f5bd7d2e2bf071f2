"""The record guard: two states of the records → what was taken back without saying so.

`entries` finds every record of a library with what it is called for ever, `differences` what two
records of one name say differently, `spelling` whether that is a slip of the pen, `compare` judges,
and `wording` says how to do it properly.
"""
