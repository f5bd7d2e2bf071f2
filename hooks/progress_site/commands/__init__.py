"""Commands for those who publish: they write records by question and answer, and tell the state.

`cli.py` imports a module when one of its commands is called. What `progress preview` needs
(`site.py`, `project.py`) imports nothing of the plan before that, and starts while it is broken.
"""
