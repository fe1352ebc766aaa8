"""The codebook as a frozen value: one field a section, one YAML file and one module each."""

from __future__ import annotations

from reportedly.codebook.actors import ActorWords
from reportedly.codebook.antecedents import Antecedents
from reportedly.codebook.approximators import Approximators
from reportedly.codebook.claims import ClaimWords
from reportedly.codebook.countries import Countries
from reportedly.codebook.cues import Cues
from reportedly.codebook.events import EventWords
from reportedly.codebook.furniture import Furniture
from reportedly.codebook.measures import Measures
from reportedly.codebook.numbers import Numbers
from reportedly.codebook.outlets import Outlets
from reportedly.codebook.predicates import Predicates
from reportedly.codebook.sources import Sources
from reportedly.codebook.times import TimeWords
from reportedly.codebook.units import Units
from reportedly.records.base import Record


class Codebook(Record):
    """All sections, checked. `digest` changes with any word of any section."""

    digest: str
    cues: Cues
    actors: ActorWords
    antecedents: Antecedents
    claims: ClaimWords
    countries: Countries
    events: EventWords
    furniture: Furniture
    outlets: Outlets
    predicates: Predicates
    numbers: Numbers
    sources: Sources
    times: TimeWords
    approximators: Approximators
    units: Units
    measures: Measures
