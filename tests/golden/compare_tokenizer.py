#!/usr/bin/env python3
"""Compares `cloze tokenize` with the Python package `tokenizers`, ids, offsets and word ids, on everything that is at hand.

    python3 tests/golden/compare_tokenizer.py build/release/bin/cloze [DATA] [--quick] [--seed N]

For every DATA/vocab/*/vocab.txt and both casings: up to 10,000 lines of each text below DATA (default: ../shared/data; of files in
SQuAD's form the paragraphs, questions and answers), every scalar value alone and between letters, 50,000 lines of marks and
decomposed characters, 50,000 of random bytes made valid; and pairs cut to every length from 3 to 40, these by segments and
pieces as well. --quick takes a sample of each. Ends with status 1 at a difference and shows the first lines of each.
"""
import argparse
import json
import pathlib
import random
import sys
import time

from peer import SCALARS, cloze, digests, digests_of, peer, random_bytes, random_lines, shared_texts

BATCH = 20000


class Comparison:
    def __init__(self, program):
        self.program = program
        self.lines = self.differing = self.comparisons = 0

    def same(self, vocabulary, lower, lines, encodings, *extra):
        stats = json.loads(cloze(self.program, vocabulary, lower, lines, "--stats", "--threads", "0", *extra))
        return digests_of(stats) == digests(encodings)

    def first_differing(self, vocabulary, lower, lines, encodings, most):
        """By halves; up to `most` of them."""
        if self.same(vocabulary, lower, lines, encodings):
            return []
        if len(lines) == 1:
            return lines
        half = len(lines) // 2
        found = self.first_differing(vocabulary, lower, lines[:half], encodings[:half], most)
        if len(found) < most:
            found += self.first_differing(vocabulary, lower, lines[half:], encodings[half:], most - len(found))
        return found

    def texts(self, name, tokenizer, vocabulary, lower, lines):
        found = []
        for start in range(0, len(lines), BATCH):
            batch = lines[start:start + BATCH]
            found += self.first_differing(vocabulary, lower, batch, tokenizer.encode_batch(batch), 3)
        self.tell(f"{vocabulary.parent.name}, lower={lower}, {name}", len(lines), [ascii(line)[:300] for line in found])

    def pairs(self, tokenizer, vocabulary, lower, pairs, limits):
        """Printed line by line, so that what is only printed is compared as well."""
        for limit in limits:
            tokenizer.enable_truncation(limit, strategy="longest_first")
            expected = tokenizer.encode_batch(pairs)
            lines = ["\t".join(pair) for pair in pairs]
            extra = ("--pairs", "--max-seq-length", str(limit))
            printed = [json.loads(line) for line in cloze(self.program, vocabulary, lower, lines, *extra).splitlines()]
            found = [ascii(line)[:300] for line, mine, theirs in zip(lines, printed, expected, strict=True)
                     if (mine["input_ids"], mine["token_type_ids"], mine["tokens"]) !=
                     (theirs.ids, theirs.type_ids, theirs.tokens) or
                     [tuple(pair) for pair in mine["offsets"]] != theirs.offsets]
            if not found and not self.same(vocabulary, lower, lines, expected, *extra):
                found = ["their word ids"]
            self.tell(f"{vocabulary.parent.name}, lower={lower}, pairs cut to {limit}", len(pairs), found)

    def tell(self, name, count, found):
        self.comparisons += 1
        self.lines += count
        self.differing += len(found)
        print(f"{name}: {count} lines, {'the same' if not found else 'THEY DIFFER'}", flush=True)
        for line in found[:3]:
            print("  differs:", line, flush=True)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("data", nargs="?", type=pathlib.Path, default=pathlib.Path("../shared/data"))
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--seed", type=int, default=7)
    options = arguments.parse_args()
    chance = random.Random(options.seed)
    vocabularies = sorted(options.data.glob("vocab/*/vocab.txt"))
    if not vocabularies:
        sys.exit(f"{options.data} has no vocab/*/vocab.txt. Name the folder of the shared data.")
    count = 1000 if options.quick else 50000
    texts = {"random characters": list(random_lines(count, chance))}
    pairs = [(a.replace("\t", " "), b.replace("\t", " ")) for a, b in
             zip(texts["random characters"][:500], texts["random characters"][500:1000])]
    shared = shared_texts(options.data, 10000)
    texts["random bytes"] = list(random_bytes(count, chance, [line for lines in shared.values() for line in lines]))
    scalars = [c for c in SCALARS if c not in "\r\n"]
    between = ["a" + c + "b" for c in SCALARS if c != "\n"]
    if options.quick:
        some = [line for lines in shared.values() for line in chance.sample(lines, min(len(lines), 500))]
        texts["some lines of each text"] = some
        texts["some scalars"] = chance.sample(scalars, 2000) + chance.sample(between, 2000)
    else:
        texts |= shared | {"scalars": scalars, "scalars between letters": between}

    comparison = Comparison(options.program)
    start = time.monotonic()
    for vocabulary in vocabularies:
        for lower in (True, False):
            tokenizer = peer(vocabulary, lower)
            for name, lines in texts.items():
                comparison.texts(name, tokenizer, vocabulary, lower, lines)
            comparison.pairs(tokenizer, vocabulary, lower, pairs, range(3, 41, 9 if options.quick else 1))
    print(f"{comparison.comparisons} comparisons, {comparison.lines} lines, {comparison.differing} differ, "
          f"{time.monotonic() - start:.0f} s, seed {options.seed}")
    sys.exit(1 if comparison.differing else 0)


if __name__ == "__main__":
    main()
