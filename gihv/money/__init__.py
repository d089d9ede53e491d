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
)
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
)
from gihv.money.tekorten import (
    Benodigd,
    Nodig,
    Tekort,
    benodigd,
    nodig,
    tekort,
    telt_mee,
)
from gihv.money.toegerekend import (
    Toegerekend,
    acties_van,
    betaler,
    bijdragen,
    bijdragen_aan,
    binnen,
    deel_jaren,
    delen,
    in_bestand,
    pot_geheel,
    rest,
    voor_geheel,
)
