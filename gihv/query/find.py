"""Which thing of the agenda a REF or a name stands for; what names nothing gets a suggestion."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from gihv.dutch import enumerate_, fold, without_article
from gihv.model import Actie, Agenda, Organisatie, Regeling, Speerpunt
from gihv.suggest import NEAR, nearest_id, slug

Thing = Speerpunt | Actie | Organisatie | Regeling


class Unknown(Exception):
    """A value that names nothing in this agenda. Its text is a sentence for the user (Dutch)."""


def find(agenda: Agenda, ref: str) -> Thing:
    """The one thing that a number ("6", "6.7"), id, abbreviation or name stands for.

    Raises Unknown with a suggestion.
    """
    things: tuple[Thing, ...] = (
        *agenda.acties,
        *agenda.speerpunten,
        *agenda.organisaties.values(),
        *agenda.regelingen.values(),
    )
    return find_among(things, ref)


def find_among(
    things: Collection[Thing],
    ref: str,
    sentence: str = "Er is niets met de naam of het nummer `{}`.",
) -> Thing:
    """As `find`, among these things alone. Raises Unknown with the sentence and a suggestion."""
    for named in (_numbers, _ids, _names):
        for thing in things:
            if _is_one_of(ref, named(thing)):
                return thing
    names = {thing.id: tuple(_names(thing)) for thing in things}
    raise Unknown(_nothing(sentence.format(ref), ref, names))


def deelgebieden(speerpunten: Iterable[Speerpunt], word: str) -> list[tuple[str, str]]:
    """The ids of speerpunt and deelgebied, of each that a word names; in a speerpunt by id first.

    Speerpunten may have the same id or title for a deelgebied of their own. Raises Unknown.
    """
    found: list[tuple[str, str]] = []
    titles: dict[str, list[str]] = {}
    for speerpunt in speerpunten:
        parts = speerpunt.deelgebieden
        named = [part for part in parts if _is_one_of(word, (part.id,))] or [
            part for part in parts if _is_one_of(word, (part.titel,))
        ]
        found += [(speerpunt.id, part.id) for part in named]
        for part in parts:
            titles.setdefault(part.id, []).append(part.titel)
    if not found:
        raise Unknown(_nothing(f"Er is geen deelgebied `{word}`.", word, titles))
    return found


def _numbers(thing: Thing) -> Iterator[str]:
    if isinstance(thing, Actie):
        yield thing.volgnummer
    elif isinstance(thing, Speerpunt):
        yield str(thing.nummer)


def _ids(thing: Thing) -> Iterator[str]:
    yield thing.id


def _names(thing: Thing) -> Iterator[str]:
    if isinstance(thing, Actie | Speerpunt):
        yield thing.titel
    else:
        yield from thing.namen


def _is_one_of(word: str, names: Iterable[str]) -> bool:
    """Whether a word is one of these names; case, accents, signs and an article do not count."""
    wanted = _bare(word)
    return bool(wanted) and any(wanted == _bare(name) for name in names)


def _bare(name: str) -> str:
    return slug(without_article(fold(name)))


def _nothing(sentence: str, word: str, names: Mapping[str, Iterable[str]]) -> str:
    """The sentence with the id that is probably meant, or a few whose names are like the word."""
    meant = nearest_id(word, names)
    found = [meant] if meant else list(_partly(word, names))[:3]
    hint = enumerate_([f"`{id_}`" for id_ in found], "of")
    return f"{sentence} Bedoelde u {hint}?" if hint else sentence


def _partly(word: str, names: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The ids with a name that holds the word, or a word like it."""
    from difflib import get_close_matches  # only where something is wrong

    wanted = slug(word)
    for id_, own in names.items():
        slugs = [id_, *map(slug, own)]
        words = {part for one in slugs for part in one.split("-")}
        holds = any(wanted in one for one in slugs)
        if wanted and (holds or get_close_matches(wanted, words, n=1, cutoff=NEAR)):
            yield id_
