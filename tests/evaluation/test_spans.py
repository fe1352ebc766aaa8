from evaluation.spans import Read, Said, score

TEXT = 'The mayor of Velsa said that "rain is coming". Aldin denied it.'


def said(*words: str) -> Said:
    """Source, cue and content by their words; an empty string for a missing role."""
    roles = [((TEXT.index(w), TEXT.index(w) + len(w)),) if w else () for w in words]
    return Said(*roles)


FIRST = said("The mayor of Velsa", "said", 'that "rain is coming"')
SECOND = said("Aldin", "denied", "it")


def figures(gold, found):
    return score([Read(TEXT, gold, found)]).figures()


def test_what_is_equal_is_right_in_every_measure():
    got = figures([FIRST, SECOND], [FIRST, SECOND])
    assert got["full"] == got["strict"] == got["exact.source"] == got["partial.content"] == 1.0
    assert got["kind.mixed"] == got["kind.indirect"] == 1.0


def test_half_of_the_words_are_enough_for_full_and_too_few_for_strict():
    near = said("mayor of Velsa", "said", 'that "rain is coming"')
    got = figures([FIRST], [near])
    assert got["full"] == 1.0
    assert got["strict"] == 0.0
    assert got["exact.source"] == 0.0
    assert got["partial.source"] == 1.0


def test_a_wrong_cue_or_a_wrong_source_is_no_match():
    assert figures([FIRST], [FIRST._replace(cue=SECOND.cue)])["full"] == 0.0
    assert figures([FIRST], [FIRST._replace(source=SECOND.source)])["full"] == 0.0
    assert figures([FIRST], [FIRST._replace(source=())])["full"] == 0.0


def test_a_find_too_many_costs_precision_and_a_miss_recall():
    assert figures([FIRST], [FIRST, SECOND])["full"] == 2 / 3
    assert figures([FIRST, SECOND], [FIRST])["full"] == 2 / 3


def test_one_gold_is_found_once():
    assert figures([FIRST], [FIRST, FIRST])["full"] == 2 / 3


def test_sourceless_is_recall_over_gold_without_a_source():
    bare = FIRST._replace(source=())
    assert figures([bare, SECOND], [bare])["sourceless"] == 1.0
    assert figures([bare], [SECOND])["sourceless"] == 0.0


def test_punctuation_does_not_count():
    bare = FIRST._replace(content=((FIRST.content[0][0], FIRST.content[0][1] - 1),))
    assert figures([FIRST], [bare])["strict"] == 1.0
