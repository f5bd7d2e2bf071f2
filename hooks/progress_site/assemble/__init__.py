"""Everything that one build needs, put together for one day and one address.

`site` tells the order; the rest is what looks at pages, files and the sources at once.
"""
