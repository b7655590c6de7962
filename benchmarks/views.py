"""What a first visitor loads with a page, read from the page itself."""

import gzip
import re
from pathlib import Path

_LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)" href|script src|img src)="([^":]+)"')


def first_view(page: Path) -> int:
    """Bytes of a page and all it loads, compressed, in a browser that knows nothing of the site yet."""
    text = page.read_text(encoding="utf-8")
    files = {page, *((page.parent / link).resolve() for link in _LOADED.findall(text))}
    return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)
