#!/usr/bin/env python3
"""What `tokenizers` gives for many lines, for tst_peer.cpp, which runs this where CLOZE_PEER_PYTHON names a Python that has it.

    python3 tests/golden/peer_lines.py SEED [DATA]

JSON lines on stdout: {"v", "lower", "a", "ids", "offsets" (flat, in code points), "words" (-1: of no word), "kept": decoded with
special tokens, "text": without}; then {"v", "lower", "ids", "kept", "text"} for ids drawn at random. The lines are random strings
of marks, decomposed and rare characters, random bytes made valid, and up to 200 of each text of DATA.
"""
import json
import pathlib
import random
import sys

from tokenizers import decoders

from peer import VOCABULARIES, peer, random_bytes, random_lines, shared_texts


def main():
    chance = random.Random(int(sys.argv[1]))
    lines = list(random_lines(1500, chance))
    if len(sys.argv) > 2:
        for found in shared_texts(pathlib.Path(sys.argv[2]), 5000).values():
            lines += chance.sample(found, min(200, len(found)))
    lines += list(random_bytes(500, chance, lines))
    for name in ("uncased", "chinese", "cased"):
        for lower in (True, False):
            tokenizer = peer(VOCABULARIES / f"bert-base-{name}" / "vocab.txt", lower)
            tokenizer.decoder = decoders.WordPiece(cleanup=True)

            def row(ids, **more):
                print(json.dumps({"v": name, "lower": lower, **more, "ids": ids, "text": tokenizer.decode(ids),
                                  "kept": tokenizer.decode(ids, skip_special_tokens=False)}))

            for line, encoding in zip(lines, tokenizer.encode_batch(lines)):
                row(encoding.ids, a=line, offsets=[x for pair in encoding.offsets for x in pair],
                    words=[-1 if word is None else word for word in encoding.word_ids])
            for _ in range(500):
                row([chance.choice([chance.randrange(tokenizer.get_vocab_size()), chance.randrange(110),
                                    chance.randrange(1000, 1100)]) for _ in range(chance.randrange(20))])


if __name__ == "__main__":
    main()
