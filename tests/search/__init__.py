"""Finding things: search in a real browser, filters with script and without."""
