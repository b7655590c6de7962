"""The pages of the site, a module each, in the order of writing."""

from kinerja.publish.pages import government, home, indicator, method, open_data, rule_list, survey, unit

PAGES = (home, government, unit, indicator, survey, method, rule_list, open_data)
