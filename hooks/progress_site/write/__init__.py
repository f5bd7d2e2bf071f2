"""Files that are made beside the pages: open data and its schemas."""
