"""The list of addresses of one build, held against what the project makes of the next."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from progress_site.assemble.site import Settings, compose, promised
from tests.support.commands import Copy, copy_of_demonstration

#: 1 September 2025 in seconds, ten days later, and a day before the approval.
TODAY, LATER, BEFORE_THE_PLAN = "1756728000", "1757592000", "1672570800"
LIST, REDIRECTS = "plan_data/addresses.txt", "plan_data/redirects.yml"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plan whose addresses were published today."""
    with pytest.MonkeyPatch.context() as patch:
        copy = copy_of_demonstration(tmp_path_factory.mktemp("published"), patch)
        copy.make_real()
        (copy.root / REDIRECTS).unlink()
        patch.setenv("SOURCE_DATE_EPOCH", TODAY)
        assert copy.run("addresses").exit_code == 0
    return copy.root


@pytest.fixture
def live(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """A copy of that."""
    root = shutil.copytree(published, tmp_path / "live")
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    monkeypatch.delenv("SITE_URL", raising=False)
    return Copy(root, monkeypatch)


def lines(copy: Copy) -> list[str]:
    text = (copy.root / LIST).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def told(copy: Copy, **environment: str) -> list[str]:
    settings = Settings(copy.root, "https://t.test/", "T", {**os.environ, **environment})
    return [str(p) for p in compose(settings).problems if p.severity == "error"]


def put(copy: Copy, slug: str) -> None:
    """Publish one more update."""
    front = f"---\ndate: {slug[:10]}\ntitle: New\nsummary: New.\nfrom: partnership\n---\nWords.\n"
    (copy.root / "docs" / "updates" / f"{slug}.md").write_text(front, encoding="utf-8")


def missing(copy: Copy, **environment: str) -> list[str]:
    """Return the addresses that a build says are not there any more."""
    return [line.split(" was published")[0].split()[-1] for line in told(copy, **environment)]


def test_it_adds_what_is_for_ever_and_says_so(live: Copy) -> None:
    found = {line.split(" ", 1)[1] for line in lines(live)}
    assert {line.split(" ", 1)[0] for line in lines(live)} == {"2025-09-01"}
    assert {"/", "/actions/6/", "/actions/1/#milestone-1-1", "/updates/2024/"} <= found
    assert {
        "/data/plan.json",
        "/figures/progress-score/",
        "/you-said-we-did/hear-the-page/",
    } <= found
    assert "/updates/2024-04-18-withdrawn/" in found, "withdrawn, and it answers"
    assert not {a for a in found if a.startswith(("/search/index", "/a-to-z/s", "/robots"))}
    assert not {a for a in found if "one-term" in a}, "not published yet"
    assert lines(live) == sorted(lines(live), key=lambda line: line.split(" ", 1)[1])
    assert told(live) == []


def test_nothing_to_add_says_so_and_writes_nothing(live: Copy) -> None:
    before = live.files()
    assert "Nothing to add" in live.run("addresses").output
    assert live.files() == before


def test_notes_and_days_stay_when_a_later_day_adds(
    live: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = lines(live)
    path = live.root / LIST
    path.write_text("# A note of ours.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    put(live, "2025-09-05-a-boat")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATER)
    output = live.run("addresses", "--dry-run").output
    assert "/updates/2025-09-05-a-boat/" in output
    assert lines(live) == old
    live.run("addresses")
    assert set(old) < set(lines(live))
    assert "2025-09-11 /updates/2025-09-05-a-boat/" in lines(live)
    assert path.read_text(encoding="utf-8").startswith("# A note of ours.\n")


def test_a_past_day_and_a_draft_promise_nothing(
    copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "AS_OF is set" in copy.run("addresses").output
    copy.make_real()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BEFORE_THE_PLAN)
    result = copy.run("addresses")
    assert result.exit_code == 1
    assert "The plan is a draft" in result.output
    assert not (copy.root / LIST).exists()


def test_mistakes_come_first(live: Copy) -> None:
    put(live, "2025-08-20-new")
    live.run("addresses")
    (live.root / "docs/updates/2025-08-20-new.md").unlink()
    before = live.files()
    result = live.run("addresses")
    assert result.exit_code == 1
    assert "/updates/2025-08-20-new/ was published on 2025-09-01" in result.output
    assert live.files() == before


def test_a_new_update_takes_nothing_away(live: Copy) -> None:
    put(live, "2025-08-20-new")
    assert told(live) == []
    assert live.run("addresses").output.splitlines()[0] == "2025-09-01 /updates/2025-08-20-new/"


def test_a_renamed_slug_is_refused_with_the_redirect_that_cures_it(live: Copy) -> None:
    updates = live.root / "docs" / "updates"
    old, new = "2025-08-20-what-young-people-say", "2025-08-20-what-the-young-say"
    put(live, old)
    live.run("addresses")
    (updates / f"{old}.md").rename(updates / f"{new}.md")
    problems = told(live)
    assert missing(live) == [f"/updates/{old}/"]
    written = problems[0].split("below redirects: ")[1]
    assert written == f"- {{from: /updates/{old}/, to: /updates/{new}/, since: 2025-09-01}}"
    (live.root / REDIRECTS).write_text(f"redirects:\n  {written}\n", encoding="utf-8")
    assert told(live) == []
    settings = Settings(live.root, "https://t.test/plan/", "T", os.environ)
    site = compose(settings).site
    assert site is not None
    page = site.pages[f"updates/{old}/"]
    assert page.view.to.href == f"updates/{new}/"
    assert page.layout.canonical == f"https://t.test/plan/updates/{new}/"
    assert page.layout.noindex
    line = f"/plan/updates/{old}/ /plan/updates/{new}/ 301\n"
    assert site.files["_redirects"].decode() == line
    assert f"/updates/{old}/" not in site.files["sitemap.xml"].decode()
    assert f"updates/{old}/" not in "".join(
        text.decode() for name, text in site.files.items() if name.startswith("search/")
    )


def test_a_removed_milestone_is_missed_and_the_page_of_its_action_stays(live: Copy) -> None:
    for name in ("plan_data/actions/04.yml", "plan_data/easy_read/actions/04.yml"):
        path = live.root / name
        start = '  - id: "4.4"' if "easy" not in name else '  "4.4"'
        text, found, rest = path.read_text(encoding="utf-8").partition(start)
        assert found
        assert "4.3" not in rest
        path.write_text(text, encoding="utf-8")
    assert missing(live) == ["/actions/4/#milestone-4-4"]


def test_a_past_day_owes_only_what_was_published_by_then(live: Copy) -> None:
    assert told(live, AS_OF="2023-12-01") == []
    assert told(live, AS_OF="2025-10-01") == []
    path = live.root / LIST
    early = "2023-11-01 /no/such/page/\n2024-03-01 /nor/this/\n"
    path.write_text(path.read_text(encoding="utf-8") + early, encoding="utf-8")
    assert missing(live, AS_OF="2023-10-31") == []
    assert missing(live, AS_OF="2023-12-01") == ["/no/such/page/"]
    assert missing(live) == ["/no/such/page/", "/nor/this/"]


def test_a_redirect_to_what_is_not_yet_published_waits_on_a_past_day(live: Copy) -> None:
    (live.root / REDIRECTS).write_text(
        "redirects:\n  - {from: /old/, to: /updates/2024-03-15-help-team-has-started/, "
        "since: 2024-06-04}\n",
        encoding="utf-8",
    )
    settings = Settings(live.root, "https://t.test/", "T", {"AS_OF": "2023-12-01"})
    site = compose(settings).site
    assert site is not None
    assert "old/" not in site.pages
    assert "_redirects" not in site.files
    assert told(live) == []


def test_a_word_that_moved_leaves_a_pointer_on_its_old_page(live: Copy) -> None:
    path = live.root / LIST
    text = path.read_text(encoding="utf-8") + "2024-06-01 /glossary/#old-word\n"
    path.write_text(text, encoding="utf-8")
    assert missing(live) == ["/glossary/#old-word"]
    (live.root / REDIRECTS).write_text(
        "redirects:\n  - {from: /glossary/#old-word, to: /actions/, since: 2025-09-01}\n",
        encoding="utf-8",
    )
    site = compose(Settings(live.root, "https://t.test/", "T", os.environ)).site
    assert site is not None
    ((anchor, to),) = site.pages["glossary/"].layout.moved
    assert (anchor, to.href) == ("old-word", "actions/")
    assert "_redirects" not in site.files, "no server hears of an anchor"


def test_what_may_come_back_with_the_mending_is_not_told_as_lost(live: Copy) -> None:
    """No file may take an address with it only because it cannot be read."""
    for name in (
        "plan_data/plan.yml",
        "plan_data/evidence.yml",
        "plan_data/measures/progress-score.yml",
        "docs/updates/2024-07-10-more-time-for-the-course.md",  # it adds an action
    ):
        path = live.root / name
        before = path.read_bytes()
        path.write_bytes(b"---\nid: [\n" + before)
        assert [line for line in told(live) if line.startswith(LIST)] == [], path.name
        path.write_bytes(before)


def test_the_check_tells_what_is_not_on_the_list(live: Copy) -> None:
    put(live, "2025-08-20-new")
    (notice,) = [line for line in live.run("check").output.splitlines() if LIST in line]
    assert notice == (
        f"{LIST}:1:1: notice: the site has addresses that are not on this list yet: "
        "/updates/2025-08-20-new/: once they are published, run: progress addresses, "
        "and commit the list"
    )


def test_a_demonstration_promises_no_address(copy: Copy) -> None:
    settings = Settings(copy.root, "https://t.test/", "T", {"SOURCE_DATE_EPOCH": "1795392000"})
    assert promised(settings) == set()
    copy.make_real()
    assert promised(settings)
