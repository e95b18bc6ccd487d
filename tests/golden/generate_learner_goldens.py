#!/usr/bin/env python3
"""Writes data/learner.json: the vocabularies that `tokenizers`' BertWordPieceTokenizer learns from small corpora.

    python3 tests/golden/generate_learner_goldens.py     (needs the package `tokenizers`)

The package numbers the pieces "##x" of single characters in the order of a hash table that changes from run to run, and those
numbers decide between equally frequent pairs. So each vocabulary is learned twice: first to see which characters there
are, then with all of them named beforehand in the order of their code points, which leaves nothing to chance; that one is
kept. Limits of the alphabet are put where no two characters are equally rare, as chance decides between these as well.
{"tokenizers": version, "corpora": {name: [lines]}, "cases": [{"corpus", "lower", "size", "min_frequency", "alphabet",
"reserved": pieces, "pieces": [...]}]}.
"""
import collections
import json
import os
import pathlib
import random
import tempfile

os.environ["RAYON_NUM_THREADS"] = "1"
import tokenizers  # noqa: E402
from tokenizers.implementations import BertWordPieceTokenizer  # noqa: E402

from generate_tokenizer_goldens import SENTENCES, mixed  # noqa: E402

RANDOM = random.Random(23)
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def train(corpus, lower, special, **options):
    tokenizer = BertWordPieceTokenizer(lowercase=lower)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="") as file:
        file.write("\n".join(corpus))
        file.flush()
        tokenizer.train([file.name], special_tokens=special, show_progress=False, **options)
    return [piece for piece, number in sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])]


def learn(corpus, lower, reserved, size, min_frequency, alphabet):
    options = {"min_frequency": min_frequency, "limit_alphabet": alphabet}
    found = train(corpus, lower, reserved, vocab_size=1, **options)
    single = [piece for piece in found if piece not in reserved]
    order = reserved + sorted(p for p in single if not p.startswith("##")) + sorted(p for p in single if p.startswith("##"))
    assert sorted(order) == sorted(found)
    return train(corpus, lower, order, vocab_size=size, **options)


def limits(corpus, lower):
    """Numbers of characters at which the rarest kept is more frequent than the most frequent dropped."""
    tokenizer = BertWordPieceTokenizer(lowercase=lower)
    counts = collections.Counter()
    for line in corpus:
        normalized = tokenizer.normalizer.normalize_str(line)
        counts.update("".join(word for word, _ in tokenizer.pre_tokenizer.pre_tokenize_str(normalized)))
    ordered = sorted(counts.values(), reverse=True)
    return [n for n in range(1, len(ordered)) if ordered[n - 1] > ordered[n]]


def repeating(count):
    """Words of few letters and many repetitions: the pairs overlap, come about again after they were joined, and tie."""
    def word():
        kind = RANDOM.randrange(3)
        if kind == 0:
            return RANDOM.choice(["a", "ab", "aab", "abc", "aba"]) * RANDOM.randint(1, 9)
        return "".join(RANDOM.choice("abc" if kind == 1 else "abcdefgh") for _ in range(RANDOM.randint(1, 9)))
    return [" ".join(word() for _ in range(RANDOM.randint(1, 12))) for _ in range(count)]


def main():
    corpora = {"sentences": SENTENCES * 3 + list(mixed(200)), "repeating": repeating(150)}
    corpora["lines"] = ["", " ", "\u0301", "a", "Ab\tab\r", "\u00a0ab-ab", "[MASK] x", "今天今天 aab\u0000b", "a" * 300, "é" * 40 + " É"]
    unused = [f"[unused{i}]" for i in range(3)]
    cases = []

    def case(corpus, lower, size, min_frequency=2, alphabet=1000, reserved=SPECIAL):
        pieces = learn(corpora[corpus], lower, reserved, size, min_frequency, alphabet)
        cases.append({"corpus": corpus, "lower": lower, "size": size, "min_frequency": min_frequency, "alphabet": alphabet,
                      "reserved": reserved, "pieces": pieces})

    for corpus in corpora:
        for lower in (True, False):
            case(corpus, lower, 1_000_000)
            case(corpus, lower, 1_000_000, min_frequency=1)
            case(corpus, lower, 60, min_frequency=3)
    case("sentences", True, 800)
    case("sentences", True, 900, reserved=SPECIAL + unused)
    case("sentences", True, 700, min_frequency=7)
    case("repeating", True, 100)
    for limit in limits(corpora["sentences"], True)[5:40:6]:
        case("sentences", True, 500, alphabet=limit)
    target = pathlib.Path(__file__).parent / "data" / "learner.json"
    target.write_text(json.dumps({"tokenizers": tokenizers.__version__, "corpora": corpora, "cases": cases}) + "\n")
    print(f"wrote {target}: {len(cases)} cases, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
