"""A small project for testing how builds are run: it stands in for the real one.

Its hook reads one data file and reports problems as the real hook does, so these tests do not
depend on what the real data, pages and code are like.
"""

from __future__ import annotations

from pathlib import Path

MKDOCS_YML = """\
site_name: Stand-in
site_url: !ENV [SITE_URL, "https://stand-in.example/"]
theme: {name: null, custom_dir: overrides, static_templates: [404.html]}
hooks: [hooks/mkdocs_hooks.py]
plugins: []
"""

MAIN_HTML = """\
<!DOCTYPE html>
<html lang="en"><head><title>{{ page.title if page else "Not found" }}</title></head>
<body class="a > b"><main>{{ page.content if page else "<h1>Nothing is here</h1>" }}</main>
</body></html>
"""

#: Puts the first line of the data on each page; a line with "mistake" in it is a problem.
HOOK = """\
import json, os
from pathlib import Path
from mkdocs.exceptions import PluginError

DATA = Path(__file__).parents[1] / "plan_data" / "plan.yml"
GREETING = "Good day"

def on_config(config):
    lines = DATA.read_text(encoding="utf-8").splitlines()
    problems = [
        {"severity": "error", "file": "plan_data/plan.yml", "line": number, "column": 7,
         "what": f"<{line}> is wrong", "instead": "write <what is right>"}
        for number, line in enumerate(lines, 1) if "mistake" in line
    ]
    if name := os.environ.get("PROGRESS_PROBLEMS"):
        Path(name).write_text(json.dumps({"problems": problems, "waits": None}), encoding="utf-8")
    if problems:
        raise PluginError("the plan has mistakes")
    return config

def on_page_markdown(markdown, page, config, files):
    first = DATA.read_text(encoding="utf-8").splitlines()[0]
    return f"{markdown}\\n\\n{GREETING}: {first}, at {config.site_url}"
"""


def make_stand_in(folder: Path) -> Path:
    """Write the stand-in project into ``folder`` and return that."""
    for name, text in {
        "mkdocs.yml": MKDOCS_YML,
        "docs/index.md": "# Front page\n\n[Other](other.md)",
        "docs/other.md": "# Other page\n",
        "docs/facts.json": '{"kept": true}',
        "plan_data/plan.yml": "name: a plan\n",
        "hooks/mkdocs_hooks.py": HOOK,
        "overrides/main.html": MAIN_HTML,
        "overrides/404.html": '{% extends "main.html" %}',
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder
