"""The reliability plot."""

from xml.etree import ElementTree

from training.plot import reliability_plot


def test_each_bin_is_a_dot_higher_where_the_reader_is_more_often_right() -> None:
    plot = ElementTree.fromstring(reliability_plot([(10, 0.2, 0.1), (90, 0.8, 0.9)]))
    low, high = plot.findall("{http://www.w3.org/2000/svg}circle")
    assert float(low.get("cx", 0)) < float(high.get("cx", 0))
    assert float(low.get("cy", 0)) > float(high.get("cy", 0))
    assert float(low.get("r", 0)) < float(high.get("r", 0))
