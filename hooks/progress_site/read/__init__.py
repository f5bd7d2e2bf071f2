"""YAML and Markdown files → records, with the position of every value for every problem."""
