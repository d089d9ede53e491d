"""The command line: the only place that knows typer, a terminal or the clock."""
