"""Files that make a forge or a bare server check, review and verify records: written out, and compared later."""

FORGES = ("github", "gitlab", "forgejo", "bare")
