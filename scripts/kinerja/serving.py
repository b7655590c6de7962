"""`kinerja serve`: the site as it would be, shown on this machine and built again at each saved change."""

from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from kinerja import building
from kinerja.diagnostic import CannotRun

WATCHED = ("records", "docs", "schemas")
# Only this machine can ask.
HOST = "127.0.0.1"


class Preview(LiveReloadServer):
    """A live preview; a fault is handed to `complain`, and the last good site stays."""

    def __init__(
        self, root: Path, port: int, ready: Callable[[str], None], complain: Callable[[Exception], None]
    ) -> None:
        self._records = root
        self._target = root / building.WORKSHOP / "preview"
        self._ready = ready
        self._complain = complain
        super().__init__(builder=self._rebuild, host=HOST, port=port, root=str(self._target))

    def run(self) -> None:
        """Builds, shows and rebuilds until `shutdown` or Ctrl-C.

        Raises pipeline.Refused when there is nothing to show, CannotRun when the port is taken.
        """
        building.preview(self._records, self._target)
        for folder in WATCHED:
            if (self._records / folder).is_dir():
                self.watch(str(self._records / folder))
        try:
            self.serve()  # type: ignore[no-untyped-call]
        finally:
            self.shutdown()

    def server_bind(self) -> None:
        """Takes the port, or says that another program has it."""
        try:
            super().server_bind()
        except OSError as error:
            raise CannotRun("port-taken", port=self.server_address[1]) from error

    def server_activate(self) -> None:
        """Answers from now on."""
        super().server_activate()
        self._ready(f"http://{HOST}:{self.server_address[1]}/")

    def _rebuild(self) -> None:
        try:
            building.preview(self._records, self._target)
        except Exception as fault:
            # The server lives on; the caller says what went wrong.
            self._complain(fault)
