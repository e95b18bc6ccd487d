#!/usr/bin/env python3
"""Seconds to look through 100,000 sentence pairs: the whole process of `cloze preflight`, reading included, on one thread
and over all cores, beside what one would write in Python: lines split at tabs, `tokenizers`' encode_batch on one thread, and
sets of the texts for doubles and leaks.

    python3 tests/bench/compare_preflight.py build/release/bin/cloze [SHARED_DATA] [--rounds N] [--pairs N]

The pairs are sentences of wiki/paragraphs.txt and of MRPC that follow each other, written once as a .tsv with labels, nine
tenths as train and one as dev, with a hundred rows of train repeated and a hundred leaked into dev. The better of the
rounds counts. Rows, tokens, [UNK]s, rows cut at 128, tokens lost, doubles and leaks of both sides are compared; ends with 1 where
one differs.
"""
import json
import os
import pathlib
import random
import re
import subprocess
import tempfile
import time

os.environ["TOKENIZERS_PARALLELISM"] = "false"  # both before the package is loaded
os.environ["RAYON_NUM_THREADS"] = "1"
from side_by_side import Table, arguments  # noqa: E402

import tokenizers  # noqa: E402
from peer import peer  # noqa: E402

LENGTH = 128


def sentences(data):
    for line in (data / "wiki/paragraphs.txt").open(encoding="utf-8"):
        for sentence in re.split(r"(?<=[.!?]) +", line.strip()):
            if len(sentence) > 20 and "\t" not in sentence and '"' not in sentence:
                yield sentence
    for line in (data / "mrpc/msr_paraphrase_train.txt").open(encoding="utf-8-sig"):
        for cell in line.rstrip("\n").split("\t")[3:]:
            if '"' not in cell:
                yield cell.rstrip("\r")


def make(folder, data, pairs):
    known = list(dict.fromkeys(sentences(data)))
    drawn = random.Random(4)
    rows, seen = [], set()
    while len(rows) < pairs - 200:
        first = drawn.randrange(len(known))
        row = (known[first], known[(first + drawn.randrange(1, 40)) % len(known)])
        if row not in seen:
            seen.add(row)
            rows.append(row)
    dev = len(rows) // 10
    splits = {"dev": rows[:dev] + rows[-100:], "train": rows[dev:] + rows[dev:dev + 100]}
    for name, content in splits.items():
        with (folder / f"{name}.tsv").open("w", encoding="utf-8", newline="\n") as file:
            file.write("sentence1\tsentence2\tlabel\n")
            for a, b in content:
                file.write(f"{a}\t{b}\t{drawn.randrange(2)}\n")


def ours(program, folder, vocabulary, threads):
    """Seconds of the whole process, and what it says."""
    start = time.perf_counter()
    done = subprocess.run([program, "preflight", folder, "--task", "custom-pair", "--model", vocabulary, "--threads",
                           str(threads), "--max-seq-length", str(LENGTH), "--text-a-column", "sentence1",
                           "--text-b-column", "sentence2", "--label-column", "label", "--json"],
                          capture_output=True, check=True)
    return time.perf_counter() - start, json.loads(done.stdout)


def counts_of(found):
    return {split["name"]: [split[key] for key in ("rows", "tokens", "unknown_tokens", "truncated", "tokens_lost",
                                                   "repeated", "leaked")] for split in found["splits"]}


def theirs(tokenizer, folder):
    unk = tokenizer.token_to_id("[UNK]")
    start = time.perf_counter()
    counts, train = {}, set()
    for name in ("train", "dev"):
        with (folder / f"{name}.tsv").open(encoding="utf-8", newline="\n") as file:
            next(file)
            rows = [tuple(line.rstrip("\n").split("\t")[:2]) for line in file]
        tokens = unknown = cut = lost = 0
        for at in range(0, len(rows), 1000):
            for encoding in tokenizer.encode_batch(rows[at:at + 1000]):
                ids = encoding.ids
                tokens += len(ids)
                unknown += ids.count(unk)
                cut += len(ids) > LENGTH
                lost += max(0, len(ids) - LENGTH)
        unique = set(rows)
        counts[name] = [len(rows), tokens, unknown, cut, lost, len(rows) - len(unique),
                        0 if name == "train" else sum(row in train for row in rows)]
        if name == "train":
            train = unique
    return time.perf_counter() - start, counts


def seconds(value):
    return f"{value:.2f}"


def main():
    options = arguments(__doc__, rounds=3, pairs=100_000)
    vocabulary = options.data / "vocab/bert-base-uncased"
    tokenizer = peer(vocabulary / "vocab.txt", True)
    best, expected, python = {}, None, float("inf")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make(folder, options.data, options.pairs)
        for _ in range(options.rounds):
            for threads in sorted({1, os.cpu_count()}):
                whole, found = ours(options.program, folder, vocabulary, threads)
                if threads not in best or whole < best[threads][0]:
                    best[threads] = whole, found
            taken, expected = theirs(tokenizer, folder)
            python = min(python, taken)
    table = Table(f"tokenizers {tokenizers.__version__}; seconds for {options.pairs} pairs, reading included", "threads",
                  [("tokens", 10, "tokens", str), ("cloze", 8, "cloze_s", seconds), ("reading", 9, "reading_s", seconds),
                   ("the pass", 10, "pass_s", seconds), ("Python, 1 thread", 18, "python_s", seconds),
                   ("ratio", 8, "ratio", "{:.1f}x".format), ("differ", 8, "differ", str)])
    for threads, (whole, found) in best.items():
        counts = counts_of(found)
        differ = sum(mine != theirs for split in expected for mine, theirs in zip(counts[split], expected[split]))
        table.add(str(threads), {"tokens": sum(split["tokens"] for split in found["splits"]), "cloze_s": whole,
                                 "reading_s": found["seconds"]["reading"], "pass_s": found["seconds"]["looking"],
                                 "python_s": python, "ratio": python / whole, "differ": differ})
    table.end("differ", rounds=options.rounds, pairs=options.pairs, counts=expected)


if __name__ == "__main__":
    main()
