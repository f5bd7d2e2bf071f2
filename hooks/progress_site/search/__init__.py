"""What the search finds: its entries, the files of its index, and the pages that show it."""
