"""kinerja: public performance accountability, from reviewed records to a public site."""

__version__ = "0.1.0"
