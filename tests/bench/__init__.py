"""Times whole builds: `python -m tests.bench.run`, or `make bench`. Not part of `make test`."""
