"""The state of everything on one day: promises, and what updates said up to then.

Imports records alone: no wording, no catalogue, no page.
"""
