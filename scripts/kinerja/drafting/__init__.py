"""Makes new records from answers, settings or JSON, led by the schemas alone."""
