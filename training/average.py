"""The mean of the weights of two runs, one gone on from the other: `python -m training.average A B --out C`.

Runs of one lineage lie in one valley of the loss, and the middle reads text it has not seen better than either end
(Wortsman et al. 2022, model soups).
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor


def mean(one: Mapping[str, Tensor], other: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Each weight halfway between the two, which have the same names and shapes; whole numbers as `one` has them."""
    return {
        name: (value + other[name]) / 2 if value.is_floating_point() else value for name, value in one.items()
    }


def main() -> None:
    """Read both, write their mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    loaded = (torch.load(path, weights_only=True) for path in (options.one, options.other))
    torch.save(mean(*loaded), options.out)


if __name__ == "__main__":
    main()
