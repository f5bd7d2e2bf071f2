"""Views: what each template receives. `parts` and `pages` are the contract; the rest makes them."""
