"""The site of citizens: releases to pages and open data, in every language."""
