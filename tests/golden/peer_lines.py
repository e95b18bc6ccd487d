#!/usr/bin/env python3
"""What `tokenizers` gives for many lines, for tst_peer.cpp, which runs this where CLOZE_PEER_PYTHON names a Python that has it.

    python3 tests/golden/peer_lines.py SEED [DATA]

JSON lines on stdout: {"v", "lower", "a", "ids", "offsets" (flat, in code points), "kept": decoded with special tokens, "text":
without}; then {"v", "lower", "ids", "kept", "text"} for ids drawn at random. The lines are random strings of marks, decomposed
and rare characters, and 200 of each text of DATA.
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


def main():
    seed = int(sys.argv[1])
    compare_tokenizer.RANDOM = chance = random.Random(seed)
    lines = list(random_lines(1500))
    if len(sys.argv) > 2:
        data = pathlib.Path(sys.argv[2])
        for file in sorted(itertools.chain(data.rglob("*.tsv"), data.rglob("*.txt"))):
            if not {"vocab", "movie_reviews", "models"} & set(file.parts):
                some = itertools.islice(file.open(encoding="utf-8", newline="\n", errors="replace"), 5000)
                lines += chance.sample(list(some), 200)
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
