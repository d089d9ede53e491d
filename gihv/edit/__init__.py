"""Files changed as text, so that no comment is lost: pure functions from text to text.

`blocks` tells which comment belongs to which key, `order` in which order the schema has the keys,
`scalars` how a value is written, `fmt` gives the canonical form. `set` and `new` turn what a person
asks for into a Proposal, which is judged before it is written: `paths` and `values` understand what
was typed, `splice` changes one value, `write` and `skeleton` give the text of what is new. What
cannot be done safely is refused: see Refused.
"""


class Refused(Exception):
    """Why a file is left as it is, in Dutch, and the line (1 for the first) that it is about."""

    def __init__(self, message: str, line: int = 1) -> None:
        """A refusal."""
        super().__init__(message)
        self.message = message
        self.line = line
