"""Everything that one build needs, put together for one day and one address.

`site` is the order of a build; `pages` lists its pages, `outputs` the files beside them.
"""
