"""Writers of the data: plan.json, tables, data package, schemas. `fields` says what is in them."""
