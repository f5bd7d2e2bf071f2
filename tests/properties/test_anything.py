"""Whatever stands in a file, the answer is a list of problems, and never a traceback."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from progress_site.assemble.site import Settings, compose
from progress_site.model.problem import Problem

BASE = Path(__file__).parents[1] / "cases" / "base"
FILES = sorted(
    path.relative_to(BASE).as_posix() for path in BASE.rglob("*") if path.suffix in (".yml", ".md")
)
UPDATE = "docs/updates/2024-05-07-families-know.md"
#: Words and signs that mean something to YAML, to the reader or to a record.
PIECES = [
    *(
        "\t",
        "\n",
        "\r",
        " ",
        "  ",
        "- ",
        ": ",
        ":",
        "#",
        " #",
        "'",
        '"',
        "“",
        "”",
        "---\n",
        "...\n",
    ),
    *("{", "}", "[", "]", ",", "&a ", "*a", "!t ", "|\n", ">\n", "? ", "%", "@", "`", "\\", "<<: "),
    *("no", "on", "null", "~", "true", "yes", "3.10", "0", "-1", "1e9", "99999999999", "²", "٣"),
    *(
        "2024-02-30",
        "2024",
        "autumn",
        "not_stated",
        "demonstration: true\n",
        "draft: true\n",
        "id: a-b\n",
    ),
    *("milestone: ", "status: done", "plan: closed", "corrects: ", "evidence: ", "merged_into: "),
    *("\ufeff", "\u2028", "\x85", "\0", "\x1b", "😀", "\u00a0", "\ud7ff", "e\u0301", "<script>"),
]

#: The same few examples in every run. `HYPOTHESIS_EXAMPLES=5000` looks further, and elsewhere.
MANY = int(os.environ.get("HYPOTHESIS_EXAMPLES", "0"))
few = settings(
    max_examples=MANY or 40,
    deadline=None,
    derandomize=not MANY,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("anything") / "project"
    shutil.copytree(BASE, root)
    return root


@contextmanager
def instead(path: Path, content: bytes) -> Iterator[None]:
    before = path.read_bytes()
    path.write_bytes(content)
    try:
        yield
    finally:
        path.write_bytes(before)


def look(root: Path) -> tuple[Problem, ...]:
    """Compose the site, or its problems; each of them is one line with a place."""
    environment = {"SOURCE_DATE_EPOCH": "1735646400"}
    problems = compose(Settings(root, "https://x.example/", "X", environment)).problems
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert len(str(problem).splitlines()) == 1, problem
        assert len(str(problem)) < 1000, problem
    return problems


@few
@given(name=st.sampled_from(FILES), content=st.binary(max_size=200))
def test_any_bytes(project: Path, name: str, content: bytes) -> None:
    with instead(project / name, content):
        look(project)


@few
@given(
    name=st.sampled_from(FILES),
    pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12),
)
def test_any_text(project: Path, name: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    front = f"---\n{text}\n---\n{text}" if name.endswith(".md") else text
    with instead(project / name, front.encode("utf-8", "replace")):
        look(project)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the base in which a slice or two was taken out, doubled or replaced."""
    name = draw(st.sampled_from(FILES))
    text = (BASE / name).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 40)))
        piece = draw(st.sampled_from(PIECES) | st.just(text[start:end] * 2))
        text = text[:start] + piece + text[end:]
    return name, text


@few
@given(edit=edits())
def test_any_slip_of_the_hand(project: Path, edit: tuple[str, str]) -> None:
    name, text = edit
    with instead(project / name, text.encode("utf-8", "replace")):
        look(project)


VALUES = sorted(
    {
        line.split(": ", 1)[-1].strip(" -{}[],")
        for name in FILES
        for line in (BASE / name).read_text(encoding="utf-8").splitlines()
    }
    | set(PIECES)
)


@st.composite
def records(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the base in which values were exchanged for others of any shape."""
    name = draw(st.sampled_from(FILES))
    text = (BASE / name).read_text(encoding="utf-8")
    front, body = text, ""
    if name.endswith(".md"):
        _, front, body = text.split("---\n", 2)
    data = yaml.load(front, Loader=yaml.BaseLoader)
    for _ in range(draw(st.integers(1, 4))):
        inside = data
        while True:
            keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
            key = draw(st.sampled_from(keys)) if keys else None
            if key is None:
                break
            below = inside[key]
            if isinstance(below, dict | list) and below and draw(st.booleans()):
                inside = below
                continue
            inside[key] = draw(any_value)
            break
    dumped = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    return name, f"---\n{dumped}---\n{body}" if name.endswith(".md") else dumped


any_value = st.recursive(
    st.sampled_from(VALUES) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(VALUES), inner, max_size=3)
    ),
    max_leaves=6,
)


@few
@given(record=records())
def test_any_record(project: Path, record: tuple[str, str]) -> None:
    name, text = record
    with instead(project / name, text.encode("utf-8", "replace")):
        look(project)


@pytest.mark.parametrize("name", ["plan_data/plan.yml", UPDATE, "docs/about.md"])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 100_000, id="deep brackets"),
        pytest.param("{a: " * 50_000, id="deep braces"),
        pytest.param("- " * 50_000 + "x", id="deep dashes"),
        pytest.param("\n".join(" " * i + "a:" for i in range(1_000)), id="deep names"),
        pytest.param("title: " + "long " * 200_000, id="one long line"),
        pytest.param("number: " + "9" * 100_000, id="a huge number"),
        pytest.param("9" * 5_000 + ": 1", id="a huge name"),
        pytest.param("a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]", id="many from few"),
        pytest.param("{" + "a: 1, " * 2_000 + "}", id="one name many times"),
    ],
)
def test_too_much_of_anything(project: Path, name: str, text: str) -> None:
    if name.endswith(".md"):
        text = f"---\n{text}\n---\n"
    with instead(project / name, text.encode()):
        look(project)
