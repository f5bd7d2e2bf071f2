"""The pages, a module for each subject: what its templates receive, and which pages there are.

`page_spec` describes one page, `layout` what is around all of them, `templates` the filters.
"""
