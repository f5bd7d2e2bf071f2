"""Small programs that the Makefile runs around the tests."""
