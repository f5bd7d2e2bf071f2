"""The real preview, as a process, over a small stand-in project."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.preview import Preview, previewing, wait_until
from tests.support.standin import make_stand_in


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_stand_in(tmp_path / "project")


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    with previewing(project) as running:
        yield running


def write(project: Path, name: str, text: str) -> None:
    (project / name).write_text(text, encoding="utf-8")


def swap(project: Path, name: str, old: str, new: str) -> None:
    text = (project / name).read_text(encoding="utf-8")
    assert old in text
    write(project, name, text.replace(old, new))


def test_pages_answer_and_know_their_local_address(preview: Preview) -> None:
    status, front = preview.get()
    assert status == 200
    assert f"Good day: name: a plan, at {preview.address}" in front
    assert preview.get("other/")[0] == 200
    assert json.loads(preview.get("facts.json")[1]) == {"kept": True}
    assert preview.get("other")[1] == preview.get("other/")[1], "the slash is added"
    status, missing = preview.get("no/such/page/")
    assert status == 404
    assert "Nothing is here" in missing


#: File, words, words instead of them, and what is seen then.
EDITS = (
    ("mkdocs.yml", "plugins: []", "plugins: []\nuse_directory_urls: true", "Front page"),
    ("docs/index.md", "Front", "Changed", "Changed page"),
    ("plan_data/plan.yml", "a plan", "another plan", "another plan"),
    ("overrides/main.html", "<main>", "<main><p>A new part</p>", "A new part"),
    ("hooks/mkdocs_hooks.py", "Good day", "Hello to", "Hello to: name"),
)


def version(preview: Preview) -> str:
    return str(json.loads(preview.get("__preview/state")[1])["version"])


def wait_for_another(preview: Preview, old: str) -> None:
    wait_until(lambda: version(preview) != old, "a new version")


def test_each_edit_shows(project: Path, preview: Preview) -> None:
    for name, old, new, seen in EDITS:
        before = version(preview)
        swap(project, name, old, new)
        preview.wait_for(seen)
        # The reloading script learns of it the same way.
        wait_for_another(preview, before)


@pytest.fixture
def demo(project: Path) -> Path:
    """A demonstration in a folder of the stand-in project, built with the same engine."""
    folder = make_stand_in(project / "demo")
    write(folder, "docs/index.md", "# Front page of the demonstration")
    return folder


def test_a_plan_below_is_shown_below(project: Path, demo: Path, preview: Preview) -> None:
    assert "Front page of the demonstration" in preview.wait_for("name: a plan", "demo/")
    assert f"at {preview.address}demo/" in preview.get("demo/")[1]
    assert preview.get("demo")[1] == preview.get("demo/")[1], "the slash is added"
    assert preview.get("demo/no/such/")[0] == 404
    assert "of the demonstration" not in preview.get()[1]
    assert f"demo/ is at {preview.address}demo/" in preview.said


def test_a_mistake_in_one_plan_leaves_the_other(
    project: Path, demo: Path, preview: Preview
) -> None:
    preview.wait_for("name: a plan", "demo/")
    write(demo, "plan_data/plan.yml", "name: a mistake\n")
    page = preview.wait_for("1 problem in demo/ to mend", "demo/")
    assert "<code>demo/plan_data/plan.yml</code>, line 1" in page
    assert "to mend" not in preview.get()[1]
    swap(project, "docs/index.md", "Front", "Changed")
    preview.wait_for("Changed page")
    write(demo, "plan_data/plan.yml", "name: a mended plan\n")
    assert "to mend" not in preview.wait_for("a mended plan", "demo/")
    write(project, "plan_data/plan.yml", "name: a mistake\n")
    preview.wait_for("1 problem to mend")
    assert "to mend" not in preview.get("demo/")[1]


def test_new_files_and_folders_show(project: Path, preview: Preview) -> None:
    (project / "docs" / "deep").mkdir()
    write(project, "docs/deep/new.md", "# A new page")
    preview.wait_for("A new page", "deep/new/")


def test_a_mistake_is_listed_above_the_last_good_page(project: Path, preview: Preview) -> None:
    swap(project, "plan_data/plan.yml", "a plan", "a mistake\nkind: mistake <script>")
    for path, last_good in {"": "Front page", "other/": "Other page"}.items():
        page = preview.wait_for("2 problems to mend", path)
        assert preview.get(path)[0] == 200
        problems, below = page.split("</section>")
        assert "<code>plan_data/plan.yml</code>, line 2, column 7" in problems
        assert "&lt;name: a mistake&gt; is wrong" in problems
        assert "Instead: write &lt;what is right&gt;" in problems
        assert "mistake <script>" not in page
        assert last_good in below
        assert "name: a plan" in below
        assert page.index("<body") < page.index('id="preview-problems"') < page.index("<main>")
    assert json.loads(preview.get("facts.json")[1]) == {"kept": True}
    status, missing = preview.get("no/such/page/")
    assert status == 404
    assert "2 problems to mend" in missing
    assert "plan_data/plan.yml:1:7: <name: a mistake> is wrong: write" in preview.said

    write(project, "plan_data/plan.yml", "name: a mended plan\n")
    assert "to mend" not in preview.wait_for("a mended plan")


def test_a_mistake_at_the_start(project: Path) -> None:
    write(project, "plan_data/plan.yml", "name: a mistake\n")
    with previewing(project) as preview:
        for path in ("", "other/", "no/such/page/", "404.html"):
            status, page = preview.get(path)
            assert status == 200
            assert "1 problem to mend" in page
            assert "no good page yet" in page
        assert preview.get("facts.json")[0] == 404
        write(project, "plan_data/plan.yml", "name: a mended plan\n")
        assert "to mend" not in preview.wait_for("a mended plan")


#: File, what is wrong in it, and what the page says then.
BROKEN = (
    ("mkdocs.yml", "site_name: [", "mkdocs.yml&#34;, line"),
    ("mkdocs.yml", "site_name: X\nnosuch: 1\n", "nosuch"),
    ("hooks/mkdocs_hooks.py", "def (\n", "SyntaxError"),
    ("hooks/mkdocs_hooks.py", "import no_such_module\n", "no_such_module"),
    ("overrides/main.html", "{% if %}", "TemplateSyntaxError"),
    ("docs/index.md", "[a link](nowhere.md)", "nowhere.md"),
)


@pytest.mark.parametrize(("name", "broken", "says"), BROKEN)
def test_what_is_broken_at_the_start_shows_the_output(
    project: Path, name: str, broken: str, says: str
) -> None:
    good = (project / name).read_text(encoding="utf-8")
    write(project, name, broken)
    with previewing(project) as preview:
        page = preview.wait_for("The site cannot be built")
        assert "Front page" not in page
        mended(project, preview, page, (name, good, says))


def test_what_is_broken_later_shows_the_output(project: Path, preview: Preview) -> None:
    for name, broken, says in BROKEN:
        good = (project / name).read_text(encoding="utf-8")
        write(project, name, broken)
        page = preview.wait_for("The site cannot be built")
        assert "Front page" in page, name
        mended(project, preview, page, (name, good, says))


def mended(project: Path, preview: Preview, page: str, mistake: tuple[str, str, str]) -> None:
    """Hold a page to what it says of a mistake, which is mended then."""
    name, good, says = mistake
    assert says in page
    assert str(project) not in page
    write(project, name, good)
    page = preview.wait_until_gone("The site cannot be built")
    assert "Front page" in page


def test_a_missing_mkdocs_yml_comes_back(project: Path, preview: Preview) -> None:
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").unlink()
    preview.wait_for("The site cannot be built")
    write(project, "mkdocs.yml", text)
    preview.wait_until_gone("The site cannot be built")


def test_a_folder_that_is_replaced_is_still_followed(project: Path, preview: Preview) -> None:
    """As when git changes to another branch and back."""
    (project / "docs").rename(project / "aside")
    preview.wait_for("The site cannot be built")
    (project / "aside").rename(project / "docs")
    preview.wait_until_gone("The site cannot be built")
    swap(project, "docs/index.md", "Front", "Changed")
    preview.wait_for("Changed page")


def test_an_edit_during_a_build_is_not_lost(project: Path, preview: Preview) -> None:
    started = project / "started"
    slow = (
        "\ndef on_post_build(config):\n"
        "    import time\n"
        f"    Path({str(started)!r}).touch()\n"
        "    time.sleep(1)\n"
    )
    swap(project, "hooks/mkdocs_hooks.py", 'GREETING = "Good day"', f'GREETING = "Slow"\n{slow}')
    # By now that build has read the data; what is edited from here on is not in it.
    while not started.exists():
        assert preview.get()[0] == 200
    write(project, "plan_data/plan.yml", "name: edited meanwhile\n")
    preview.wait_for("Slow: name: edited meanwhile")


def test_reading_rebuilds_nothing(project: Path, preview: Preview) -> None:
    before = preview.get("__preview/state")
    for _ in range(3):
        (project / "docs" / "index.md").read_bytes()
        (project / "hooks" / "__pycache__").mkdir(exist_ok=True)
        write(project, "docs/.#index.md", "an editor's lock")
    swap(project, "docs/other.md", "Other", "Changed")
    preview.wait_for("Changed page", "other/")
    first, second = (json.loads(state[1]) for state in (before, preview.get("__preview/state")))
    assert int(second["version"].split("-")[1]) == int(first["version"].split("-")[1]) + 1


def test_nothing_outside_the_site_is_served(project: Path, preview: Preview) -> None:
    place = urlsplit(preview.address)
    for path in ("/../mkdocs.yml", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/a%00b"):
        connection = http.client.HTTPConnection(str(place.hostname), place.port, timeout=10)
        connection.request("GET", path)
        assert connection.getresponse().status == 404
        connection.close()


def test_the_built_pages_have_no_script(project: Path) -> None:
    command = [sys.executable, "-m", "progress_site", "site"]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    assert "<script" not in (project / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminated"])
def test_it_ends_quietly(preview: Preview, how: signal.Signals) -> None:
    said = preview.said
    assert preview.stop(how) == 0
    assert preview.said == said


def test_a_port_in_use_is_one_plain_line(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "progress_site", "preview", "--port", str(port)],
            cwd=project,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == (
        f"Port {port} is in use. Stop what runs there, "
        f"or take another: make preview PORT={port + 1}\n"
    )
