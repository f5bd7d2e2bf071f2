"""Times whole builds: `python -m bench.run`, or `make bench`. Not part of `make test`."""
