"""Commands for those who publish: they write records by question and answer, and tell the state.

Each module imports what it calls when it runs, as `cli.py` does, so that `progress preview` starts
also while another part of the package is broken.
"""
