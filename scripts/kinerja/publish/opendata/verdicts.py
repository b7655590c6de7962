"""Parts of verdicts and breaks as cells."""

from kinerja.disclose.published import PublishedSeriesBreak, PublishedVerdict


def policy(verdict: PublishedVerdict | None) -> str | None:
    """The policy of a verdict, if there is one."""
    return verdict.policy if verdict else None


def band(verdict: PublishedVerdict | None) -> str | None:
    """The band of a verdict, if there is one."""
    return verdict.band if verdict else None


def letter(verdict: PublishedVerdict | None) -> str | None:
    """The letter of a verdict, if there is one."""
    return verdict.letter if verdict else None


def changed(one: PublishedSeriesBreak | None) -> str | None:
    """All that changed at a break, joined by a plus."""
    return "+".join(one.what) if one else None
