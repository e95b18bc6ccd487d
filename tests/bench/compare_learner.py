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
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]

import tokenizers  # noqa: E402
from tokenizers.implementations import BertWordPieceTokenizer  # noqa: E402

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


def option(name, default):
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default


def main():
    positional = [a for i, a in enumerate(sys.argv[1:], 1) if not a.startswith("--") and not sys.argv[i - 1].startswith("--")]
    program, data = positional[0], pathlib.Path(positional[1] if len(positional) > 1 else ROOT.parent / "shared" / "data")
    size, rounds = option("--size", 30522), option("--rounds", 2)
    plans = [("English", [data / "wiki/paragraphs.txt"], True), ("English, cased", [data / "wiki/paragraphs.txt"], False),
             ("Chinese", [data / "chnsenticorp/train.tsv"], True),
             ("mixed", [data / "wiki/paragraphs.txt", data / "sst2/train.tsv", data / "chnsenticorp/train.tsv"], True)]
    alphabet = 100000
    machine = next(line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name"))
    load = os.getloadavg()[0]
    print(f"{machine}, {os.cpu_count()} cores, load {load:.2f} before; tokenizers {tokenizers.__version__}; {size} pieces")
    print(f"{'corpus':16}{'cloze s':>9}{'peer s':>9}{'ratio':>8}{'pieces':>9}{'differ':>8}")
    results = {}
    for name, files, lower in plans:
        best = {"cloze": float("inf"), "tokenizers": float("inf")}
        for _ in range(rounds):
            seconds, pieces = ours(program, files, lower, size, alphabet)
            best["cloze"] = min(best["cloze"], seconds)
            best["tokenizers"] = min(best["tokenizers"], theirs(files, lower, size, alphabet)[0])
        expected = ordered(files, lower, size, alphabet)
        differ = sum(a != b for a, b in zip(pieces, expected)) + abs(len(pieces) - len(expected))
        results[name] = {"cloze_s": best["cloze"], "tokenizers_s": best["tokenizers"],
                         "ratio": best["tokenizers"] / best["cloze"], "pieces": len(pieces), "pieces_that_differ": differ}
        print(f"{name:16}{best['cloze']:9.3f}{best['tokenizers']:9.3f}{results[name]['ratio']:7.1f}x{len(pieces):9}{differ:8}", flush=True)
    print(json.dumps({"machine": machine, "load_before": load, "load_after": os.getloadavg()[0], "size": size, "corpora": results}))
    sys.exit(any(row["pieces_that_differ"] for row in results.values()))


if __name__ == "__main__":
    main()
