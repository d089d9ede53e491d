"""The agenda as a document that a gemeente can publish: (Agenda, Selectie) -> text.

`markdown` has its order; a part has its own module: `kort` (the summary), `speerpunt`, `actie`,
`geld` (money in sentences), `bijlagen` (what stands at the end). `text` is how each is written.
"""
