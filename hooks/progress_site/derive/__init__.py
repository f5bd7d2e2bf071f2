"""Everything that follows from the records: the state on a day, and what each page shows of it."""
