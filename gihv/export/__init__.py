"""The agenda as a document that a gemeente can publish: (Agenda, Selectie) -> text.

`markdown` has its order; a part has its own module: `kort` (the summary), `hoofdstuk` (a speerpunt
with its acties), `geld` (money in sentences), `bijlagen` (the end). `text` is how each is written.
"""
