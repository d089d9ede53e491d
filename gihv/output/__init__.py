"""The formats: one file each, over findings (`bevindingen`) or over a Rapport (`rapport`)."""
