"""Views: what each template receives, each beside the function that makes it."""
