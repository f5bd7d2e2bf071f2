"""The pages of the site, a module for each part of it. Each yields `Draft`s: see `draft`."""
