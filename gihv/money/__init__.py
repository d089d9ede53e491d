"""Where the money stands: the one computation for report, rules and exports.

The dekking of each year and overall; every bijdrage once, pots with their shares; sums that keep
apart what they do not know; what is needed and what is missing.
"""

from gihv.money.dekkingen import (
    BEOOGD,
    DEELS,
    FINANCED,
    GEDEKT,
    GEEN,
    GEZOCHT,
    ONBEKEND,
    ONTBREEKT,
    OPEN,
    STATES,
    Dekking,
    bekende_periode,
    dekking,
    eerste_jaar,
    jaren,
    laatste_jaar,
)  # fmt: skip
from gihv.money.sommen import (
    BRON_ONBEKEND,
    HELE_AGENDA,
    JAAR_ONBEKEND,
    STANDEN,
    TOEGEZEGD,
    Som,
    Stand,
    jaren_tekst,
    ontvangen,
    per_jaar,
    som,
    stand,
    totaal,
)  # fmt: skip
from gihv.money.tekorten import (
    Benodigd,
    Nodig,
    Tekort,
    benodigd,
    benodigd_samen,
    nodig,
    tekort,
    telt_mee,
)  # fmt: skip
from gihv.money.toegerekend import (
    Toegerekend,
    acties_van,
    betaler,
    bijdragen,
    bijdragen_aan,
    binnen,
    deel_jaren,
    delen,
    gedeeld,
    in_bestand,
    pot_geheel,
    rest,
    voor_geheel,
)  # fmt: skip

__all__ = [
    "BEOOGD", "BRON_ONBEKEND", "DEELS", "FINANCED", "GEDEKT", "GEEN", "GEZOCHT", "HELE_AGENDA",
    "JAAR_ONBEKEND", "ONBEKEND", "ONTBREEKT", "OPEN", "STANDEN", "STATES", "TOEGEZEGD",
    "Benodigd", "Dekking", "Nodig", "Som", "Stand", "Tekort", "Toegerekend", "acties_van",
    "bekende_periode", "benodigd", "benodigd_samen", "betaler", "bijdragen", "bijdragen_aan",
    "binnen",
    "deel_jaren", "dekking", "delen", "eerste_jaar", "gedeeld", "in_bestand", "jaren",
    "jaren_tekst", "laatste_jaar", "nodig", "ontvangen", "per_jaar", "pot_geheel", "rest", "som",
    "stand", "tekort", "telt_mee", "totaal", "voor_geheel",
]  # fmt: skip
