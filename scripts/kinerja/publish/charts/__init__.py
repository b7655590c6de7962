"""The geometry of the charts: numbers for the SVG templates, exact until the last tenth of a unit."""

from kinerja.publish.charts.bars import level as level, stacked as stacked
from kinerja.publish.charts.bullet import Bullet as Bullet, bullet as bullet
from kinerja.publish.charts.frame import WIDTH as WIDTH, Label as Label, Segment as Segment
from kinerja.publish.charts.multiples import Multiple as Multiple, multiples as multiples
from kinerja.publish.charts.reading import Reading as Reading
from kinerja.publish.charts.series import Series as Series, series as series
from kinerja.publish.charts.sparkline import Sparkline as Sparkline, sparkline as sparkline
from kinerja.publish.charts.words import width as width, wrapped as wrapped
