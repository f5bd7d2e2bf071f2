"""What is written: files beside the pages, the last of a printed page, lines in people's files."""
