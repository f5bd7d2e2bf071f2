"""Commands for those who publish: they write records by question and answer, and tell the state.

`cli.py` imports a module when one of its commands is called. `site.py`, with `progress preview`,
imports nothing of the plan, and starts while that is broken.
"""
