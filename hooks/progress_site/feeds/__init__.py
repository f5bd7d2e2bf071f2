"""Atom, JSON Feed and the calendar of milestones."""
