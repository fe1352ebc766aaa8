"""Authority lists: actors with their names and ids, as CSV or as FollowTheMoney entities, one JSON object a line."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportedly.codebook.countries import Countries
from reportedly.errors import AuthorityError
from reportedly.records import Authority, Kind
from reportedly.records.names import LONGEST, name_key

_COLUMNS = {
    "id": ("id", "identifier"),
    "name": ("name", "label", "caption"),
    "aliases": ("aliases", "alias", "other_names", "altlabel"),
    "wikidata": ("wikidata", "wikidata_id", "qid"),
    "kind": ("kind", "type", "schema"),
    "country": ("country", "nationality", "jurisdiction"),
    "same_as": ("same_as", "sameas"),
}
_SCHEMATA: dict[str, Kind | None] = {
    "person": Kind.PERSON,
    "organization": Kind.ORGANIZATION,
    "company": Kind.ORGANIZATION,
    "publicbody": Kind.AGENCY,
    "legalentity": None,
}
"""Schemata of FollowTheMoney that are actors; LegalEntity leaves open which kind. All others are left out."""

_WIKIDATA = re.compile(r"Q[1-9]\d{0,11}")
_NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")


@dataclass(slots=True)
class _Line:
    """One line of a list. The line whose id is `same_as` is of the same actor and comes first; those whose ids are
    in `also` are too, and come after.
    """

    number: int
    key: str
    ids: dict[str, str]
    names: list[str]
    kind: Kind | None
    country: str | None
    same_as: str = ""
    also: tuple[str, ...] = ()


def authorities(path: Path, countries: Countries) -> tuple[Authority, ...]:
    """The actors of a list, in its order; lines that are of the same actor make one. FollowTheMoney entities that
    are no actors (addresses, ownerships) are left out.

    Raises AuthorityError, one sentence with file and line: the file cannot be opened or is not in UTF-8, a line
    cannot be read, has no name or no id, repeats an id, or lines refer to one another in a circle.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise AuthorityError(
            f"the authority list cannot be opened: {error.strerror}", where=str(path)
        ) from error
    except UnicodeDecodeError as error:
        raise AuthorityError(
            "the authority list is not in UTF-8", where=str(path), to_do="save it in that encoding"
        ) from error
    read = _entities if text.lstrip().startswith("{") else _rows
    lines: dict[str, _Line] = {}
    for line in read(text, path, countries):
        _checked(line, path)
        if line.key in lines:
            raise _wrong(path, line.number, f"the id {line.key} stands on line {lines[line.key].number} too")
        lines[line.key] = line
    merged = _merged(lines, path)
    _check_ids(merged, path)
    return tuple(
        Authority.of(
            line.names[0], line.ids, aliases=tuple(line.names[1:]), kind=line.kind, country=line.country
        )
        for line in merged
    )


def _rows(text: str, path: Path, countries: Countries) -> Iterator[_Line]:
    """The lines of a CSV table with a heading."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    table = csv.DictReader(io.StringIO(text), delimiter=delimiter, strict=True)
    try:
        columns = _columns([name or "" for name in table.fieldnames or ()], path)
        for row in table:
            yield _row(row, columns, path, table.line_num, countries)
    except csv.Error as error:
        at = min(table.line_num + 1, text.count("\n") + 1)
        raise _wrong(path, at, f"the line cannot be read ({error})") from error


def _columns(headings: list[str], path: Path) -> dict[str, str]:
    """Heading by what it holds; one that ends in "_id" holds ids of the scheme before it."""
    bare = {heading.strip().lower().replace(" ", "_"): heading for heading in headings}
    found = {
        field: bare[usual] for field, usuals in _COLUMNS.items() for usual in usuals[::-1] if usual in bare
    }
    taken = set(found.values())
    found |= {
        name: heading for name, heading in bare.items() if name.endswith("_id") and heading not in taken
    }
    if "name" not in found:
        raise _wrong(path, 1, 'no column is headed "name"')
    return found


def _row(
    row: Mapping[str, str | None], columns: Mapping[str, str], path: Path, number: int, countries: Countries
) -> _Line:
    if None in row or None in row.values():
        raise _wrong(path, number, "the line has more or fewer cells than the heading")
    cell = {field: (row[heading] or "").strip() for field, heading in columns.items()}
    ids = {name.removesuffix("_id"): cell[name] for name in cell if name.endswith("_id") and cell[name]}
    if cell.get("wikidata"):
        ids["wikidata"] = cell["wikidata"]
    if cell.get("id"):
        ids["wikidata" if _WIKIDATA.fullmatch(cell["id"]) else "list"] = cell["id"]
    aliases = cell.get("aliases", "")
    names = [cell["name"], *aliases.split("|" if "|" in aliases else ";")]
    key = cell.get("id") or next(iter(ids.values()), "")
    country = cell.get("country", "")
    code = _code(country, countries)
    if country and code is None:
        raise _wrong(path, number, f"no country is called {country[:40]!r}")
    kind = _kind(cell.get("kind", ""), path, number)
    return _Line(number, key, ids, names, kind, code, same_as=cell.get("same_as", ""))


def _entities(text: str, path: Path, countries: Countries) -> Iterator[_Line]:
    """The actors among FollowTheMoney entities."""
    for number, written in enumerate(text.splitlines(), 1):
        if not written.strip():
            continue
        try:
            entity = json.loads(written)
            schema, properties = str(entity["schema"]).lower(), entity.get("properties", {})
            key = str(entity["id"])
            said = {name: [str(v) for v in _listed(values)] for name, values in properties.items()}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise _wrong(
                path, number, "the line is no FollowTheMoney entity with id, schema and properties"
            ) from error
        if schema not in _SCHEMATA:
            continue
        wikidata = [q for q in (*said.get("wikidataId", ()), key) if _WIKIDATA.fullmatch(q)]
        names = [n for name in _NAMES for n in said.get(name, ())]
        codes = (_code(c, countries) for name in _COUNTRIES for c in said.get(name, ()))
        yield _Line(
            number,
            key,
            {"ftm": key, **({"wikidata": wikidata[0]} if wikidata else {})},
            names,
            _SCHEMATA[schema],
            next((c for c in codes if c), None),
            also=tuple(str(r) for r in _listed(entity.get("referents") or ()) if str(r) != key),
        )


def _listed(values: object) -> list[object]:
    return list(values) if isinstance(values, list | tuple) else [values]


def _checked(line: _Line, path: Path) -> _Line:
    """The line with its names tidied. Raises AuthorityError for one without id or name, or with an impossible one."""
    line.names = list(dict.fromkeys(" ".join(n.split()) for n in line.names if n.strip()))
    wikidata = line.ids.get("wikidata", "Q1")
    if not line.key:
        raise _wrong(path, line.number, "the actor has no id")
    if not line.names or not name_key(line.names[0]):
        raise _wrong(path, line.number, f"the actor {line.key[:40]} has no name")
    if any(len(n) > LONGEST for n in line.names):
        raise _wrong(path, line.number, f"a name of {line.key[:40]} is longer than {LONGEST} characters")
    if not _WIKIDATA.fullmatch(wikidata):
        raise _wrong(path, line.number, f"{wikidata[:40]!r} is no Wikidata id, such as Q42")
    return line


def _kind(word: str, path: Path, number: int) -> Kind | None:
    bare = word.strip().lower().replace(" ", "_")
    if not bare:
        return None
    if bare in _SCHEMATA:
        return _SCHEMATA[bare]
    if bare in set(Kind):
        return Kind(bare)
    raise _wrong(path, number, f"there is no kind of actor {word[:40]!r}; one of {', '.join(Kind)} is meant")


def _code(country: str, countries: Countries) -> str | None:
    """The ISO 3166 code of a code or name."""
    code = country.strip().upper()
    return code if countries.display(code) != code else countries.country(country)


def _merged(lines: Mapping[str, _Line], path: Path) -> list[_Line]:
    """The lines, those that are of the same actor put together in the first of them."""
    into: dict[str, str] = {}
    for key, line in lines.items():
        if line.same_as:
            if line.same_as not in lines:
                raise _wrong(
                    path, line.number, f"the list lacks {line.same_as[:40]}, which it is the same as"
                )
            into[key] = line.same_as
        into |= dict.fromkeys((other for other in line.also if other in lines), key)
    for key, line in lines.items():
        main = lines[_main(key, into, lines, path)]
        if main is not line:
            main.ids = line.ids | main.ids
            main.names = list(dict.fromkeys([*main.names, *line.names]))
            main.kind, main.country = main.kind or line.kind, main.country or line.country
    return [line for key, line in lines.items() if key not in into]


def _main(key: str, into: Mapping[str, str], lines: Mapping[str, _Line], path: Path) -> str:
    """The id of the line that a line ends up in."""
    way = [key]
    while (further := into.get(way[-1])) is not None:
        if further in way:
            circle = " > ".join([*way[way.index(further) :], further])
            raise _wrong(path, lines[key].number, f"lines are the same as one another in a circle: {circle}")
        way.append(further)
    return way[-1]


def _check_ids(lines: list[_Line], path: Path) -> None:
    """No id may be two actors'."""
    given: dict[tuple[str, str], int] = {}
    for line in lines:
        for id_ in line.ids.items():
            if (other := given.setdefault(id_, line.number)) != line.number:
                raise _wrong(path, line.number, f"the {id_[0]} id {id_[1]} stands on line {other} too")


def _wrong(path: Path, number: int, what: str) -> AuthorityError:
    return AuthorityError(
        what, where=f"{path}:{number}", to_do="correct the line; nothing was read or changed"
    )
