#!/usr/bin/env python3
"""Seconds to learn a WordPiece vocabulary: `cloze vocab learn` beside `tokenizers`' BertWordPieceTokenizer.train, in turn, from
the same files, with the pieces compared.

    python3 tests/bench/compare_learner.py build/release/bin/cloze [SHARED_DATA] [--size N] [--rounds N]

Both read the corpus and use all cores (--threads 0; RAYON's default). The better of the rounds counts. The pieces are compared with a
further run of the package in which it is told the order of the single characters, which it otherwise takes from a hash table.
All characters are kept, as chance decides there which of equally rare ones go. Prints a table and one JSON object;
ends with 1 where a piece differs.
"""
import json
import pathlib
import subprocess
import tempfile
import time

from side_by_side import Table, arguments

import tokenizers
from tokenizers.implementations import BertWordPieceTokenizer

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def theirs(files, lower, size, alphabet, special=SPECIAL):
    tokenizer = BertWordPieceTokenizer(lowercase=lower)
    start = time.perf_counter()
    tokenizer.train([str(file) for file in files], vocab_size=size, limit_alphabet=alphabet, special_tokens=special,
                    show_progress=False)
    seconds = time.perf_counter() - start
    return seconds, [piece for piece, number in sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])]


def ordered(files, lower, size, alphabet):
    single = [piece for piece in theirs(files, lower, 1, alphabet)[1] if piece not in SPECIAL]
    return theirs(files, lower, size, alphabet, SPECIAL + sorted(p for p in single if not p.startswith("##")) +
                  sorted(p for p in single if p.startswith("##")))[1]


def ours(program, files, lower, size, alphabet):
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "vocab.txt"
        done = subprocess.run([program, "vocab", "learn", *files, "--size", str(size), "--alphabet", str(alphabet),
                               "--do-lower-case", str(lower).lower(), "--output", output, "--json"], capture_output=True, check=True)
        return json.loads(done.stdout.splitlines()[-1])["seconds"], output.read_text(encoding="utf-8").split("\n")[:-1]


def measure(program, files, lower, size, rounds):
    alphabet = 100000
    best, best_peer, pieces = float("inf"), float("inf"), []
    for _ in range(rounds):
        seconds, pieces = ours(program, files, lower, size, alphabet)
        best = min(best, seconds)
        best_peer = min(best_peer, theirs(files, lower, size, alphabet)[0])
    expected = ordered(files, lower, size, alphabet)
    return {"cloze_s": best, "tokenizers_s": best_peer, "ratio": best_peer / best, "pieces": len(pieces),
            "pieces_that_differ": sum(a != b for a, b in zip(pieces, expected)) + abs(len(pieces) - len(expected))}


def main():
    options = arguments(__doc__, size=30522, rounds=2)
    wiki, reviews = options.data / "wiki/paragraphs.txt", options.data / "chnsenticorp/train.tsv"
    plans = [("English", [wiki], True), ("English, cased", [wiki], False), ("Chinese", [reviews], True),
             ("mixed", [wiki, options.data / "sst2/train.tsv", reviews], True)]
    table = Table(f"tokenizers {tokenizers.__version__}; {options.size} pieces", "corpora",
                  [("cloze s", 9, "cloze_s", "{:.3f}".format), ("peer s", 9, "tokenizers_s", "{:.3f}".format),
                   ("ratio", 8, "ratio", "{:.1f}x".format), ("pieces", 9, "pieces", str), ("differ", 8, "pieces_that_differ", str)])
    for name, files, lower in plans:
        table.add(name, measure(options.program, files, lower, options.size, options.rounds))
    table.end("pieces_that_differ", size=options.size)


if __name__ == "__main__":
    main()
