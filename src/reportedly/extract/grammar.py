"""Questions about a parsed sentence that several stages ask. No stage, no state: functions of a Sentence."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.records import Offsets, Sentence, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "obj", "dative", "iobj", "attr", "oprd"})
_NEGATORS = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "n’t"})


def children(sentence: Sentence, token: Token, *deps: str) -> tuple[Token, ...]:
    """The dependents of a token, left to right; only those of the given dependency labels, if any are given."""
    below = sentence.children.get(token.i, ())
    return tuple([t for t in below if t.dep in deps]) if below and deps else below


def subtree(sentence: Sentence, token: Token, *, without: frozenset[str] = frozenset()) -> list[Token]:
    """The token and all below it, in text order; branches whose label is in `without` are left off."""
    found, todo = [], [token]
    while todo:
        t = todo.pop()
        found.append(t)
        todo.extend(c for c in sentence.children.get(t.i, ()) if c.dep not in without)
    return sorted(found, key=lambda t: t.i)


def offsets(tokens: list[Token] | tuple[Token, ...]) -> Offsets:
    """From the first to the last of the tokens, whatever stands between."""
    return Offsets(min(t.start for t in tokens), max(t.end for t in tokens))


def runs(tokens: list[Token]) -> list[Offsets]:
    """The tokens as unbroken stretches of text, in order."""
    found: list[Offsets] = []
    last = -2
    for t in sorted(tokens, key=lambda t: t.i):
        if t.i == last + 1:
            found[-1] = Offsets(found[-1].start, t.end)
        else:
            found.append(Offsets(t.start, t.end))
        last = t.i
    return found


def governors(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The token's governor, that one's, and so on up to the root."""
    while token.head != token.i:
        token = sentence.token(token.head)
        yield token


def subjects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The subjects of a verb; a conjoined or open-complement verb without its own takes its governor's."""
    for _ in range(6):
        own = children(sentence, verb, *SUBJECTS)
        if own:
            return own
        if verb.dep not in {"conj", "xcomp"} or verb.head == verb.i:
            return ()
        verb = sentence.token(verb.head)
    return ()


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Is the verb in the passive voice?"""
    return bool(children(sentence, verb, "auxpass", "nsubjpass", "csubjpass"))


def is_negated(sentence: Sentence, token: Token) -> bool:
    """Does a negator stand directly below the token ("did not deny", "no evidence", "never hosted")?"""
    return any(
        t.dep == "neg" or (t.lemma.lower() in _NEGATORS and t.dep in {"det", "advmod", "preconj"})
        for t in children(sentence, token)
    )


def verb_group(sentence: Sentence, verb: Token) -> list[Token]:
    """A verb with its auxiliaries, negation and particles, in text order ("has not confirmed")."""
    return sorted([verb, *children(sentence, verb, "aux", "auxpass", "neg", "prt")], key=lambda t: t.i)
