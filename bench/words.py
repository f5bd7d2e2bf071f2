"""Plain sentences by chance, about no real place and nobody real.

They have the length and the punctuation of what publishers write, with signs in them that must be
escaped, so that a build of them costs what a build of real words costs.
"""

from __future__ import annotations

from random import Random

_WHO = (
    "Families", "Young people", "Schools", "Nursery staff", "The teams", "Parents & carers",
    "Therapists", "Colleges", "Two towns", "The people who answer the phone",
)  # fmt: skip
_DO = (
    "know whom to ask", "get a plain answer", "see the plan before the meeting",
    "can change a date", "wait for less time", "use the same short form",
    "hear back within two weeks", "learn what helps first", "meet in the evening",
    "read the page on a phone", "say what did not work", "try it in four schools",
)  # fmt: skip
_WHEN = (
    "before the summer", "in each school", "from the first day", "when a child moves school",
    "after each review", "also far from a town", "without asking twice", "in the holidays",
    "while the work goes on", "in words that they know",
)  # fmt: skip
_WHY = (
    "One post is still empty.", "The form was too long, and families said so.",
    "The new computers came late.", "It took longer to ask everybody than we thought.",
    "Staff asked for more time; we agreed.", "The first try showed that it did not work.",
    "Money for the second half is not there yet.", "Two teams had understood it differently.",
)  # fmt: skip
_THINGS = (
    "Boats & bikes", "A <short> form", "The “quiet room”", "Letters", "The phone line",
    "The page for parents", "A course of four hours", "Lifts and taxis", "Café mornings",
    "The first week", "Papers for meetings", "Help before a plan",
)  # fmt: skip
_ROLES = (
    "an example board", "the group that leads this work", "an example lead for schools",
    "an example health team", "the people who watch over the plan",
)  # fmt: skip


def sentence(chance: Random) -> str:
    """Return one sentence of about ten words."""
    return f"{chance.choice(_WHO)} {chance.choice(_DO)} {chance.choice(_WHEN)}."


def sentences(chance: Random, least: int, most: int) -> str:
    """Return a few sentences as one text."""
    return " ".join(sentence(chance) for _ in range(chance.randint(least, most)))


def thing(chance: Random) -> str:
    """Return what something is about, in two or three words."""
    return chance.choice(_THINGS)


def title(chance: Random) -> str:
    """Return a short title, with a verb in it."""
    return f"{thing(chance)}: {chance.choice(_WHO).lower()} {chance.choice(_DO)}"


def reason(chance: Random) -> str:
    """Return why something changed."""
    return chance.choice(_WHY)


def role(chance: Random) -> str:
    """Return who decided: a role or a group."""
    return chance.choice(_ROLES)


def markdown(chance: Random, links: tuple[str, ...]) -> str:
    """Return the Markdown of one update, which leads to ``links``."""
    parts = [sentences(chance, 2, 4) for _ in range(chance.randint(1, 3))]
    parts += [f"See [what was promised]({link}) and *what became of it*." for link in links]
    if chance.random() < 0.4:
        items = "\n".join(f"- {sentence(chance)}" for _ in range(chance.randint(2, 5)))
        parts += [f"## {thing(chance)}", items]
    if chance.random() < 0.1:
        rows = "\n".join(f"| {thing(chance)} | {chance.randint(1, 90)} |" for _ in range(4))
        parts.append(f"| What | How many |\n| --- | ---: |\n{rows}")
    if chance.random() < 0.05:
        parts.append("It was <b>bold</b>.<script>alert('never published')</script>")
    return "\n\n".join(parts) + "\n"
