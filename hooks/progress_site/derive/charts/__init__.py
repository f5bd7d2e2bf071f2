"""The drawing of a measure: what is shown, where it stands, and how the words find room."""
