"""What can be said against a file of owners (CODEOWNERS) or against the records that it is made of."""

from kinerja.diagnostic import Rule

NO_ACCOUNT = Rule("owner-without-account", section="owners")
REFUSED_ACCOUNT = Rule("owner-account-refused", section="owners")
NOBODY = Rule("owner-nobody", section="owners")
TOO_LARGE = Rule("owners-too-large", section="owners")
OUT_OF_DATE = Rule("owners-out-of-date", section="owners")
RULES = (NO_ACCOUNT, REFUSED_ACCOUNT, NOBODY, TOO_LARGE, OUT_OF_DATE)
