"""Every table of open data. None is renamed or taken away; a new one comes last."""

from __future__ import annotations

from progress_site.fields.actions import ACTIONS, MILESTONES
from progress_site.fields.changes import CHANGES
from progress_site.fields.feedback import ANSWERS, FEEDBACK
from progress_site.fields.measures import MEASURES, READINGS

#: In the order of the page.
TABLES = (ACTIONS, MILESTONES, CHANGES, MEASURES, READINGS, FEEDBACK, ANSWERS)
DESCRIBED = tuple(table.described() for table in TABLES)
