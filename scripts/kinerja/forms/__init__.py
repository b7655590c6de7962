"""Forms for the browser: what staff and superiors write, without YAML and without Git.

`decap` and `sveltia` are content management systems that make a proposal in a Git service; `offline` needs nothing.
"""

TARGETS = ("decap", "sveltia", "offline")
# What staff and superiors write themselves; other kinds change seldom, or are written by the program.
KINDS = (
    *("measurement", "agreement", "survey"),
    *("plan", "progress", "evaluation", "development", "objection", "follow-up"),
)
BACKENDS = ("github", "gitlab", "forgejo", "proxy")
