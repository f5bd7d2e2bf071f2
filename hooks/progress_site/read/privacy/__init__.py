"""Details by which a child could be known. A site with one of them is never built."""
