"""Which thing of the agenda a REF or a name stands for; what names nothing gets a suggestion."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gihv.dutch import enumerate_, fold, without_article
from gihv.layout import AGENDA, ORGANISATIES, REGELINGEN, file_of, folder_of, id_of, kind_of
from gihv.model import Actie, Agenda, Financiering, Kop, Organisatie, Regeling, Speerpunt, grouped
from gihv.suggest import NEAR, nearest_id, slug

Thing = Speerpunt | Actie | Organisatie | Regeling


class Unknown(Exception):
    """A value that names nothing in this agenda. Its text is a sentence for the user (Dutch)."""


def find(agenda: Agenda, ref: str) -> Thing:
    """The thing that a number ("6.7"), id, abbreviation, name or kenmerk names. Raises Unknown."""
    things: tuple[Thing, ...] = (
        *agenda.acties,
        *agenda.speerpunten,
        *agenda.organisaties.values(),
        *agenda.regelingen.values(),
    )
    try:
        return find_among(things, ref)
    except Unknown:
        broken = find_broken(agenda, ref)
        unread = [path for path, ids in _registers(agenda).items() if ids is None]
        if broken:
            raise _in_broken(ref, f"staat in {broken.path}") from None
        if unread and not ref.strip()[:1].isdigit():
            raise _in_broken(ref, f"staat misschien in {unread[0]}") from None
        raise


def find_or_whole(agenda: Agenda, ref: str) -> Thing | Kop:
    """As `find`; else agenda.yaml, by the word `agenda` or a kenmerk of its bijdragen."""
    try:
        return find(agenda, ref)
    except Unknown:
        if not _is_one_of(ref, ("agenda", *_kenmerken(agenda.kop))):
            raise
    if agenda.kop:
        return agenda.kop
    raise _in_broken(ref, f"staat in {AGENDA}")


class Broken(NamedTuple):
    """A file with a mistake in it, and the id in it where it is a register."""

    path: str
    id: str | None = None


def _in_broken(ref: str, is_in: str) -> Unknown:
    return Unknown(f"`{ref}` {is_in}. Los eerst de fout in dat bestand op: zie `gihv validate`.")


def _registers(agenda: Agenda) -> Mapping[str, frozenset[str] | None]:
    return {ORGANISATIES: agenda.bekend.organisaties, REGELINGEN: agenda.bekend.regelingen}


def find_broken(agenda: Agenda, ref: str) -> Broken | None:
    """The file with a mistake that a number, id or name stands for a thing in, as far as known."""
    for path in agenda.onvolledig:
        ids = _registers(agenda).get(path) or ()
        if named := [id_ for id_ in ids if _is_one_of(ref, (id_,))]:
            return Broken(path, named[0])
        if kind_of(path) in ("actie", "speerpunt") and (
            ref.strip() == _number_in(path) or _is_one_of(ref, (id_of(path),))
        ):
            return Broken(path)
    return None


def _number_in(path: str) -> str | None:
    """The number that a path tells of an actie ("6.7") or a speerpunt ("6")."""
    digits = [folder_of(path).digits]
    if kind_of(path) == "actie":
        digits.append(file_of(path).digits)
    return ".".join(str(int(one)) for one in digits if one) if all(digits) else None


def find_among(
    things: Collection[Thing],
    ref: str,
    sentence: str = "Er is niets met de naam of het nummer `{}`.",
) -> Thing:
    """As `find`, among these things alone. Raises Unknown with the sentence and a suggestion."""
    for named in (_numbers, lambda one: [one.id], _names, _kenmerken):
        for thing in things:
            if _is_one_of(ref, named(thing)):
                return thing
    names = {thing.id: _names(thing) for thing in things}
    raise Unknown(_nothing(sentence.format(ref), ref, names))


def deelgebieden(speerpunten: Collection[Speerpunt], word: str) -> list[tuple[str, str]]:
    """The ids of speerpunt and deelgebied, of each that is named so in any. Raises Unknown."""
    every = [(one.id, part) for one in speerpunten for part in one.deelgebieden]
    found = [(id_, part.id) for id_, part in every if _is_one_of(word, (part.id, part.titel))]
    if not found:
        titles = grouped((part.id, part.titel) for _, part in every)
        raise Unknown(_nothing(f"Er is geen deelgebied `{word}`.", word, titles))
    return found


def label(agenda: Agenda, word: str) -> str:
    """The id of the label that a word names, by id or name. Raises Unknown."""
    names = {id_: (naam,) for id_, naam in agenda.labels.items()}
    for id_, own in names.items():
        if _is_one_of(word, (id_, *own)):
            return id_
    raise Unknown(_nothing(f"Er is geen label `{word}` in {AGENDA}.", word, names))


def _numbers(thing: Thing) -> Iterator[str]:
    if isinstance(thing, Actie):
        yield thing.volgnummer
    elif isinstance(thing, Speerpunt):
        yield str(thing.nummer)


def _names(thing: Thing) -> Sequence[str]:
    return (thing.titel,) if isinstance(thing, Actie | Speerpunt) else thing.namen


def _kenmerken(thing: Thing | Kop | None) -> Iterator[str]:
    """Its own kenmerk, then those of the mijlpalen and the bijdragen in its file."""
    funds = getattr(thing, "financiering", None) or Financiering()
    for one in (thing, *getattr(thing, "mijlpalen", ()), *funds.bijdragen):
        yield getattr(one, "kenmerk", None) or ""


def _is_one_of(word: str, names: Iterable[str]) -> bool:
    """Whether a word is one of these names; case, accents, signs and an article do not count."""
    wanted = _bare(word)
    return bool(wanted) and any(wanted == _bare(name) for name in names)


def _bare(name: str) -> str:
    return slug(without_article(fold(name)))


def _nothing(sentence: str, word: str, names: Mapping[str, Iterable[str]]) -> str:
    """The sentence with the id that is probably meant, or a few whose names are like the word."""
    near = _like(word, {id_: [id_, *map(slug, own)] for id_, own in names.items()})
    meant = nearest_id(word, names)
    if meant and not (near and f"-{slug(word)}-" in f"-{near[0]}-"):
        near = [meant]
    hint = enumerate_([f"`{id_}`" for id_ in near[:3]], "of")
    return f"{sentence} Bedoelde u {hint}?" if hint else sentence


def _like(word: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    """The ids with a name that holds the word, or one like it; first those with it in the id."""
    from difflib import get_close_matches  # only where something is wrong

    wanted = slug(word)

    def holds(name: str) -> bool:
        return wanted in name or bool(get_close_matches(wanted, name.split("-"), 1, NEAR))

    def order(id_: str) -> tuple[bool, bool]:
        return f"-{wanted}-" not in f"-{id_}-", all(wanted not in name for name in names[id_])

    near = [id_ for id_ in names if wanted and any(map(holds, names[id_]))]
    return sorted(near, key=order)
