"""Stages of a build that look at what was read and what was derived; `site` tells their order."""
