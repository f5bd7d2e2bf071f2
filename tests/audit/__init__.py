"""Looks at built pages as their readers meet them, and lists what is wrong with them.

`docs/maintaining/accessibility.md` says what is checked and how to add a check.
"""
