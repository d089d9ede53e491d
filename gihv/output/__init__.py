"""The formats: one file each, over findings (`findings`) or over a Report (`report`)."""
