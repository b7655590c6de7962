"""What several pages show: figures as rows, counts as bars, series over time, comparisons, computations."""

from kinerja.publish.pages.parts.bars import Bar as Bar, bar as bar
from kinerja.publish.pages.parts.computations import (
    Clause as Clause,
    ComparisonRow as ComparisonRow,
    Computation as Computation,
    StepRow as StepRow,
    clause as clause,
    comparison_row as comparison_row,
    computation as computation,
)
from kinerja.publish.pages.parts.rows import (
    Row as Row,
    crumbs as crumbs,
    figure_row as figure_row,
    headline as headline,
    source_of as source_of,
    verdict_text as verdict_text,
)
from kinerja.publish.pages.parts.surveys import SurveyRow as SurveyRow, survey_row as survey_row, surveys as surveys
from kinerja.publish.pages.parts.trends import (
    BulletView as BulletView,
    Trend as Trend,
    Year as Year,
    Years as Years,
    bullet as bullet,
    spark as spark,
    trend as trend,
    years as years,
)
