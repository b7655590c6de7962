"""The way in: `kinerja` and `python -m kinerja`."""

import sys

from kinerja import __version__


def main() -> None:
    """Run the command line; the version is told before anything is loaded, since tools ask for it often."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"kinerja {__version__}\n")
        return
    from kinerja import cli

    cli.main()


if __name__ == "__main__":
    main()
