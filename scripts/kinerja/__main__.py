"""Runs the command line with `python -m kinerja`."""

from kinerja.cli import main

if __name__ == "__main__":
    main()
