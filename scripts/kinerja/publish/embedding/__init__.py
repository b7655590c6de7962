"""An indicator on other sites: as a small page, as a picture, and the code that shows them there."""
