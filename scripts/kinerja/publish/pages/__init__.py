"""The pages of the site, a module each, in the order of writing."""

from kinerja.publish.pages import (
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

PAGES = (home, government, unit, indicator, survey, method, policy, vectors, rule_list, open_data)
