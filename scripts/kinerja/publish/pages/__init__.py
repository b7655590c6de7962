"""The pages of the site, a module each, in the order of writing."""

from kinerja.publish.pages import home, search
from kinerja.publish.pages.data import (
    columns as open_data_columns,
    overview as open_data,
    place as open_data_place,
    programs as open_data_programs,
)
from kinerja.publish.pages.governments import approvals, government
from kinerja.publish.pages.history import corrections, releases, reviews
from kinerja.publish.pages.indicators import computation, indicator
from kinerja.publish.pages.lists import goals, late, peers, promises
from kinerja.publish.pages.methods import disclosure, glossary, method, policy, rule_list, vectors
from kinerja.publish.pages.staff import people
from kinerja.publish.pages.units import ratings, survey, unit

PAGES = (
    home,
    government,
    goals,
    promises,
    peers,
    late,
    ratings,
    people,
    unit,
    indicator,
    computation,
    survey,
    method,
    policy,
    disclosure,
    vectors,
    rule_list,
    glossary,
    open_data,
    open_data_place,
    open_data_columns,
    open_data_programs,
    releases,
    approvals,
    corrections,
    reviews,
    search,
)
