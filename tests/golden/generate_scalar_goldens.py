#!/usr/bin/env python3
"""Writes data/scalars.json: what the fast tokenizer gives for every Unicode scalar value alone and between letters, by digests.

    python3 tests/golden/generate_scalar_goldens.py     (needs the package `tokenizers`; some minutes)

For each vocabulary of tests/data and both casings, with a letter on each side or none: of each block of 4,096 code points the first
16 digits of SHA-256 over little-endian int32 numbers; of each scalar value (surrogates are none) how many pieces there are, their
ids, their offsets in bytes of UTF-8, and their word ids; no special tokens.
"""
import json
import pathlib

import tokenizers

from peer import VOCABULARIES, digest, peer

BLOCK = 4096


def numbers(texts, encodings):
    for text, encoding in zip(texts, encodings):
        bytes_before = [0]
        for c in text:
            bytes_before.append(bytes_before[-1] + len(c.encode()))
        yield len(encoding.ids)
        yield from encoding.ids
        for start, end in encoding.offsets:
            yield bytes_before[start]
            yield bytes_before[end]
        yield from encoding.word_ids


def main():
    cases = []
    for name in ("uncased", "cased", "chinese"):
        for lower in (True, False):
            tokenizer = peer(VOCABULARIES / f"bert-base-{name}" / "vocab.txt", lower)
            for before, behind in (("", ""), ("a", "b")):
                blocks = []
                for first in range(0, 0x110000, BLOCK):
                    texts = [before + chr(c) + behind for c in range(first, first + BLOCK) if not 0xD800 <= c < 0xE000]
                    blocks.append(digest(numbers(texts, tokenizer.encode_batch(texts, add_special_tokens=False)))[:16])
                cases.append({"v": name, "lower": lower, "before": before, "behind": behind, "blocks": blocks})
    target = pathlib.Path(__file__).parent / "data" / "scalars.json"
    made = {"tokenizers": tokenizers.__version__, "block": BLOCK, "cases": cases}
    target.write_text(json.dumps(made, separators=(",", ":")).replace('{"v"', '\n{"v"') + "\n")
    print(f"wrote {target}: {len(cases)} cases, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
