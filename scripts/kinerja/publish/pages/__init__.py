"""The pages of the site, a module each, in the order of writing."""

from kinerja.publish.pages import (
    disclosure,
    government,
    home,
    indicator,
    method,
    open_data,
    policy,
    rule_list,
    survey,
    unit,
    vectors,
)

PAGES = (home, government, unit, indicator, survey, method, policy, disclosure, vectors, rule_list, open_data)
