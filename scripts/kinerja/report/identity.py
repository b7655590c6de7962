"""What a finding is called for ever, so that a forge knows it again after lines have moved."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from kinerja.diagnostic import Finding


def identified(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Every finding with its fingerprint: 64 hexadecimal digits from rule, path and key, and never from a line.

    Where one rule speaks twice about one key, the second has the number 2: no two findings share a fingerprint.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in findings:
        what = (finding.section, finding.rule, finding.at.path, finding.at.pointer)
        seen[what] += 1
        joined = "\0".join((*what, str(seen[what])))
        # A path that is no text has its odd bytes as surrogates.
        yield finding, hashlib.sha256(joined.encode(errors="surrogatepass")).hexdigest()
