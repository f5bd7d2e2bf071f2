"""Starting builds, publishing what they make, and showing it while people edit.

Everything here works on a whole build as a process of its own. It knows nothing of the plan and
never imports MkDocs, so that it still works when the data, a template or our own code is broken.
"""
