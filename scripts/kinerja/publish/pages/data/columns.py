"""What each column of each table means: a page for each table."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.publish import opendata
from kinerja.publish.content import Site
from kinerja.publish.page import Page
from kinerja.publish.pages.data.overview import COLUMNS, crumb, table_row, word
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column in words."""

    name: str
    title: str
    description: str
    type: str
    required: bool


def pages(site: Site, voice: Voice) -> Iterator[Page]:  # noqa: ARG001 - the tables are the same for every site
    """A page for each table."""
    for name in opendata.tables():
        yield _page(voice, name)


def _page(voice: Voice, name: str) -> Page:
    table = table_row(voice, name)
    columns = tuple(_columns(voice, name))
    return Page(
        address=(*COLUMNS, name),
        title=voice.text("data_columns.title", table=table.title),
        description=voice.text(
            "data_columns.description", count=len(columns), table=table.title, summary=table.description
        ),
        template="open_data_columns.html",
        trail=(crumb(voice),),
        view={
            "table": table,
            "columns": columns,
            "others": tuple(table_row(voice, other) for other in opendata.tables() if other != name),
        },
    )


def _columns(voice: Voice, table: str) -> Iterator[ColumnRow]:
    for column in opendata.columns(table):
        yield ColumnRow(
            column.name,
            word(voice, f"{column.name}.title"),
            word(voice, f"{column.name}.description"),
            voice.text(f"data_columns.types.{column.type}"),
            column.required,
        )
