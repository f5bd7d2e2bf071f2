"""The records of the project: what a plan, an update and a register entry can say.

Nothing here reads a file, asks the time or knows a page. Every other layer may import it; it
imports none of them.
"""
