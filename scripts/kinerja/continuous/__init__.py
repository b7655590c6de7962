"""Files that make a forge, a bare server or an editor check records: written out, and compared later."""

FORGES = ("github", "gitlab", "forgejo", "bare", "editor")
