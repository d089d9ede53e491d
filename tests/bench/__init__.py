"""How fast gihv is, in ratios to a baseline measured in the same run: `python -m tests.bench`."""
