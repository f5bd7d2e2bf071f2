"""Writes into people's own files: lines of YAML, fingerprints, addresses, the catalogue."""
