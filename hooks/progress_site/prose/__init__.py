"""What people wrote in Markdown: rendered, its abbreviations explained."""
