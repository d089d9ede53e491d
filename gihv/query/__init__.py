"""What a person means: a choice of the agenda (Selectie), and the one thing that a REF names."""

from gihv.query.around import organisaties, regelingen, speerpunten, speerpunten_ook_op_naam
from gihv.query.chosen import Gekozen, acties_met, chosen, mist, select
from gihv.query.find import (
    Thing,
    Unknown,
    deelgebieden,
    find,
    find_among,
    find_broken,
    find_or_whole,
    label,
)
from gihv.query.selectie import DEKKINGEN, STATUSSEN, ZONDER, Selectie, jaren, selectie
from gihv.query.words import in_words, none_chosen
