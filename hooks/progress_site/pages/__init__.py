"""The pages, a module for each subject: what its templates receive, and which pages there are.

`page_spec` is what is said of a page, `frame` what is around all of them, `templates` the filters.
"""
