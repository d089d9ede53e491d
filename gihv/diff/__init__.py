"""What changed between two states of an agenda, as values. It knows nothing of git."""

from gihv.diff.kanten import Kanten, anders_geschreven, lees
from gihv.diff.keuzes import keuzes
from gihv.diff.klassen import Klassen
from gihv.diff.wijzigingen import Ding, Verschil, Wijziging, things, vergelijk
