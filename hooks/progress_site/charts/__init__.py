"""The drawing of a measure: what is shown, where, and how labels find room.

`view` is what the template of a chart receives.
"""
