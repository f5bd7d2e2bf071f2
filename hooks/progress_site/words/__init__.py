"""Readers' words for what is computed: dates, counts, statuses, trends, files.

`shown` has the small values that components take, such as a link or a mark.
"""
