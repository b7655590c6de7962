"""What can stop the making of the site."""


class SiteFault(RuntimeError):  # noqa: N818 - a sentence for whoever runs the program
    """The site cannot be made from what was given."""
