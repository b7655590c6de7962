"""The file of owners (CODEOWNERS) that a Git service reads: whom it asks to review which change."""

from kinerja.owners.made import Made as Made, make as make
