"""One printed file: filled, laid out, and written where no repository picks it up."""

import os
from pathlib import Path

from kinerja import private_files
from kinerja.printing import forms, paper
from kinerja.printing.forms import Order

FOLDER = "build/print"


def write(root: Path, order: Order, layout: str, output: Path | None) -> Path:
    """Writes a form as `html` or `pdf`, and says where. Raises CannotRun when it cannot be printed there."""
    view = forms.fill(root, order)
    file = output or root / FOLDER / forms.file_name(order, layout)
    if view["joined"]:
        # Names stand on it: what must not be committed must not lie where `git add` finds it.
        private_files.refuse_in_history(file)
    page = paper.html(view, order.language)
    content = paper.pdf(page) if layout == "pdf" else page.encode()
    file.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
        stream.write(content)
    return file
