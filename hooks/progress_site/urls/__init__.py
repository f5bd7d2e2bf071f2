"""Addresses of pages and files, anchors, redirects, and what was promised to stay."""
