"""What changed between two states of an agenda, as values. It knows nothing of git."""

from gihv.diff.kanten import Kanten, lees
from gihv.diff.klassen import Klassen
from gihv.diff.wijzigingen import Ding, Verschil, Wijziging, vergelijk
