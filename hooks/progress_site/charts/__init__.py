"""The drawing of a measure: what is shown, where, and how the words find room.

`view` is what the template of a chart receives, in the terms of `drawing`.
"""
