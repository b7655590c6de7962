"""What every part of a release is made of, and what stands beside any figure."""

import msgspec


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Any part of a release."""


class PublishedVerdict(Item, frozen=True):
    """A policy's word for a figure: look up policy and band in the release's policies."""

    policy: str
    band: str
    letter: str | None = None
    legal: str | None = None


class PublishedStep(Item, frozen=True):
    """A step of a computation: sentence `steps.<name>` with `values`; `result` cut at six decimals if not exact."""

    name: str
    values: dict[str, str] = {}
    result: str | None = None
    exact: bool = True
    legal: str | None = None


class PublishedInput(Item, frozen=True):
    """A value that entered a computation and its line in the records."""

    name: str
    value: str
    path: str
    line: int


class Comparison(Item, frozen=True):
    """A figure as the source printed it beside the same figure recomputed; `follows` when they agree.

    `what` is `achievement`, `change`, `status`, `value`, `index`, `letter` or `word`.
    """

    what: str
    printed: str
    computed: str
    follows: bool


class PublishedSeriesBreak(Item, frozen=True):
    """Why a figure is not compared with the one before: the new series begins with `period`; `what` all changed."""

    period: str
    what: tuple[str, ...]
