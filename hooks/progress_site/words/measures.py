"""What a measure says, in sentences: its trend, its peak and its target."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from progress_site.catalogue import N_, _
from progress_site.fold.measures import comparable, measured_points, numbers_of
from progress_site.fold.state import MeasureState
from progress_site.model.dates import PartialDate
from progress_site.model.registers import Target
from progress_site.model.vocabulary import AgainstTarget, SetBy, Trend
from progress_site.words.wording import at, figure, period_words, sentences, when


def describe(state: MeasureState) -> str:
    """Return the trend in one sentence, with the figures that decided it."""
    unit = state.record.unit
    if state.compared:
        (first_period, first), (period, latest) = state.compared
        start, end = _dated(first, unit, first_period), _dated(latest, unit, period)
        peak = describe_peak(state)
        if latest > first:
            moved = _("It went up from %(start)s to %(end)s.", start=start, end=end)
        elif latest < first:
            moved = _("It went down from %(start)s to %(end)s.", start=start, end=end)
        elif peak:
            moved = _("It was %(start)s, and the same again, %(end)s.", start=start, end=end)
        else:
            moved = _("It stayed at %(figure)s.", figure=figure(first, unit))
        return f"{moved} {peak}" if peak else moved
    match state.trend:
        case Trend.ONE_READING_ONLY:
            return _(
                "It was %(figure)s. There is only one figure, so there is no trend yet.",
                figure=latest_figure(state),
            )
        case Trend.NOT_COMPARABLE if state.record.seasonal:
            return _(
                "It was %(figure)s. There is no earlier figure for the same term, and different "
                "terms are not compared.",
                figure=latest_figure(state),
            )
        case Trend.NOT_COMPARABLE:
            return _("The newest figure cannot be compared with the first ones.")
        case Trend.TOO_FEW_TO_PUBLISH:
            return _(
                "The newest figure covers too few people to publish. "
                "That may be because few reported."
            )
        case _:
            return _("No figure has been published yet.")


def describe_peak(state: MeasureState) -> str | None:
    """Return a sentence about a clear high or low between the two figures that are compared.

    Return `None` where the figures between lie near those two. Of a seasonal measure only the
    figures for the same term count.
    """
    if state.compared is None:
        return None
    (start, first), (end, latest) = state.compared
    measured = measured_points(state.points)
    between = [
        item
        for item in comparable(state.record, numbers_of(measured, measured[-1].segment))
        if start.sort_key() < item[0].sort_key() < end.sort_key()
    ]
    if not between:
        return None
    margin = max(state.record.same_within, abs(latest - first) / 4)
    high, low = (find(between, key=lambda item: item[1]) for find in (max, min))
    if high[1] > max(first, latest) + margin:
        words, (period, value) = N_("In between it rose to %(figure)s %(when)s."), high
    elif low[1] < min(first, latest) - margin:
        words, (period, value) = N_("In between it fell to %(figure)s %(when)s."), low
    else:
        return None
    return _(words, figure=rounded(value, state), when=at(period))


def rounded(value: Decimal, measure: MeasureState) -> str:
    """Return a figure as a sentence gives it: “about 46%”; a whole number as it is."""
    digits = Decimal("1") if abs(value) >= 10 else Decimal("0.1")
    near = value.quantize(digits, rounding=ROUND_HALF_UP)
    words = figure(near, measure.record.unit)
    return words if near == value else _("about %(figure)s", figure=words)


def describe_target(state: MeasureState) -> str:
    """Return where the measure stands against its target, in one sentence."""
    unit = state.record.unit
    if state.target_value is None:
        return _("Where it should be, and by when, is not known.")
    by = state.target_by
    target = figure(state.target_value, unit)
    record = state.record.target
    if record is not None and record.set_by is SetBy.LAW:
        return _law(state, record)
    if record is not None and record.set_by is SetBy.EARLIER_PLAN:
        return _("The plan before this one set a target of %(figure)s.", figure=target)
    goal = (
        _("The target is %(figure)s by %(date)s.", figure=target, date=when(by).words)
        if by and by.is_stated
        else _("The target is %(figure)s.", figure=target)
    )
    match state.against_target:
        case AgainstTarget.MET:
            verdict = _("The newest figure is there.")
        case AgainstTarget.ON_COURSE if state.expected_now is not None:
            verdict = _("%(step)s It is.", step=_step(state, state.expected_now))
        case AgainstTarget.BEHIND if state.expected_now is not None:
            verdict = _("%(step)s It is not.", step=_step(state, state.expected_now))
        case AgainstTarget.DATE_PASSED:
            verdict = _("That date has passed, and no figure for it is on record.")
        case AgainstTarget.BEHIND:
            verdict = _("The newest figure is not there.")
        case _:
            verdict = _("The newest figure cannot be held against it.")
    return f"{goal} {verdict}"


def _law(state: MeasureState, target: Target) -> str:
    """Return what the law demands, and where the newest figure is."""
    newest = latest_figure(state)
    found = [_("The newest figure is %(figure)s.", figure=newest)] if newest else []
    return sentences([_("The law: %(words)s", words=target.words), *found])


def _step(state: MeasureState, expected: Decimal) -> str:
    """Say where the newest figure should be on the way to its target."""
    return _(
        "On the way there, the figure for %(time)s should be %(figure)s or better.",
        time=when(measured_points(state.points)[-1].reading.period).words,
        figure=figure(expected, state.record.unit),
    )


def latest_figure(state: MeasureState) -> str | None:
    """Return the newest published figure with its unit and period, if there is one."""
    measured = [p for p in measured_points(state.points) if isinstance(p.reading.value, Decimal)]
    if not measured:
        return None
    reading = measured[-1].reading
    assert isinstance(reading.value, Decimal)
    return _dated(reading.value, state.record.unit, reading.period)


def _dated(value: Decimal, unit: str, period: PartialDate) -> str:
    return f"{figure(value, unit)} ({period_words(period).words})"
