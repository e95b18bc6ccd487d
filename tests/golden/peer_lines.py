#!/usr/bin/env python3
"""What `tokenizers` gives for many lines, for tst_peer.cpp, which runs this where CLOZE_PEER_PYTHON names a Python that has it.

    python3 tests/golden/peer_lines.py SEED [DATA]

JSON lines on stdout: {"v", "lower", "a", "ids", "offsets" (flat, in code points), "kept": decoded with special tokens, "text":
without}; then {"v", "lower", "ids", "kept", "text"} for ids drawn at random. The lines are random strings of marks, decomposed
and rare characters, and up to 200 of each text of DATA: lines of .tsv and .txt, the longer texts in .json (SQuAD, DRCD, ODSQA).
"""
import itertools
import json
import pathlib
import random
import sys

from tokenizers import decoders

import compare_tokenizer
from compare_tokenizer import peer, random_lines
from generate_tokenizer_goldens import VOCABULARIES


def texts_of(value):
    """The paragraphs, questions and answers of SQuAD's form, however deep they stand."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, str) and name in ("context", "question", "text"):
                yield inner
            else:
                yield from texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)


def some_of(file, chance):
    if file.suffix == ".json":
        texts = list(texts_of(json.loads(file.read_text(encoding="utf-8"))))
    else:
        with file.open(encoding="utf-8", newline="\n", errors="replace") as opened:
            texts = list(itertools.islice(opened, 5000))
    if not texts:
        sys.exit(f"{file}: there is no text in it. If it is no data set, leave it out by name.")
    return chance.sample(texts, min(200, len(texts)))


def main():
    seed = int(sys.argv[1])
    compare_tokenizer.RANDOM = chance = random.Random(seed)
    lines = list(random_lines(1500))
    if len(sys.argv) > 2:
        data = pathlib.Path(sys.argv[2])
        for file in sorted(itertools.chain(data.rglob("*.tsv"), data.rglob("*.txt"), data.rglob("*.json"))):
            if not {"vocab", "movie_reviews", "models", "golden", "predictions"} & set(file.parts):
                lines += some_of(file, chance)
    for name in ("uncased", "chinese"):
        for lower in (True, False):
            tokenizer = peer(VOCABULARIES / f"bert-base-{name}" / "vocab.txt", lower)
            tokenizer.decoder = decoders.WordPiece(cleanup=True)

            def row(ids, **more):
                print(json.dumps({"v": name, "lower": lower, **more, "ids": ids, "text": tokenizer.decode(ids),
                                  "kept": tokenizer.decode(ids, skip_special_tokens=False)}))

            for line, encoding in zip(lines, tokenizer.encode_batch(lines)):
                row(encoding.ids, a=line, offsets=[x for pair in encoding.offsets for x in pair])
            for _ in range(500):
                row([chance.choice([chance.randrange(tokenizer.get_vocab_size()), chance.randrange(110),
                                    chance.randrange(1000, 1100)]) for _ in range(chance.randrange(20))])


if __name__ == "__main__":
    main()
