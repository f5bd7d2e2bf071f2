"""What people wrote in Markdown: rendered, its links checked, its abbreviations explained."""
