"""Words fit for a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.cli.output import safe


def test_escapes_go_and_directions_show():
    assert safe("a\x1b[1;31mb\x1b[0m") == "ab"
    assert safe("a\x1b]8;;http://x\x1b\\b") == "ab"
    assert safe("a\nb\tc\x00d") == "a b c d"
    assert safe("a\u202eb") == "a⟨U+202E⟩b"
    assert safe("naïve Ж 中 …") == "naïve Ж 中 …"
    assert safe("\ud800") == "?"


@given(st.text())
def test_nothing_that_acts_is_left(text):
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or 0x202A <= ord(c) <= 0x202E for c in safe(text))
    assert safe(safe(text)) == safe(text)
