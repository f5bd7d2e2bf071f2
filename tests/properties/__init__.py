"""Properties that hold for every plan and every day."""
