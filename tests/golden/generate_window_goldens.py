#!/usr/bin/env python3
"""Writes data/windows.jsonl: the windows and the padding that `tokenizers` makes of texts too long.

    python3 tests/golden/generate_window_goldens.py 2>/dev/null     (needs the package `tokenizers`; it complains at length)

First line: versions. Then one line a case: {"lower": casing, "a": text, "b": second text or absent, "max": tokens,
"stride": tokens, "strategy": ..., "left": cut on the left, "windows": [...]}. A window is {"ids", "types", "offsets": flat list
of starts and ends in code points, "words": -1 for special tokens}. Where the package refuses, or panics, or gives windows
longer than it was told to (a text of which nothing is kept comes out whole), "windows" is null. Last, padding: {"texts": [...],
"length": tokens or 0 for the longest, "multiple": ..., "left": ..., "ids", "types", "masks": a list a text}.
"""
import json
import pathlib
import random

import tokenizers

from generate_tokenizer_goldens import make, mixed

RANDOM = random.Random(22)


def window(encoding):
    return {"ids": encoding.ids, "types": encoding.type_ids, "offsets": [x for pair in encoding.offsets for x in pair],
            "words": [-1 if word is None else word for word in encoding.word_ids]}


def windows(tokenizer, a, b, limit):
    try:
        encoding = tokenizer.encode(a, b) if b is not None else tokenizer.encode(a)
    except BaseException:  # a panic is no Exception
        return None
    found = [encoding, *encoding.overflowing]
    return None if any(len(each.ids) > limit for each in found) else [window(each) for each in found]


def main():
    made = {lower: make("bert-base-uncased", lower) for lower in (True, False)}
    rows = []
    texts = [text[:60] for text in mixed(700)]
    for i in range(500):
        lower, b = RANDOM.random() < 0.8, RANDOM.choice([None, texts[i + 1]])
        limit, stride = RANDOM.randint(3, 24), RANDOM.choice([0, 0, 1, 2, 3, 5])
        strategy = RANDOM.choice(["longest_first", "longest_first", "only_first", "only_second"])
        direction = RANDOM.choice(["right", "right", "left"])
        tokenizer = made[lower]
        try:
            tokenizer.enable_truncation(limit, stride=stride, strategy=strategy, direction=direction)
            found = windows(tokenizer, texts[i], b, limit)
        except BaseException:
            found = None
        if found is not None and len(found) > 16:
            continue
        row = {"lower": lower, "a": texts[i], "max": limit, "stride": stride, "strategy": strategy, "left": direction == "left"}
        rows.append(row | ({} if b is None else {"b": b}) | {"windows": found})
    tokenizer = made[True]
    tokenizer.no_truncation()
    for i in range(40):
        length, multiple, left = RANDOM.choice([0, 0, 7, 20]), RANDOM.choice([0, 0, 8, 5]), RANDOM.random() < 0.4
        tokenizer.enable_padding(direction="left" if left else "right", pad_id=0, pad_type_id=0, pad_token="[PAD]",
                                 length=length or None, pad_to_multiple_of=multiple or None)
        batch = texts[600 + i:600 + i + RANDOM.randint(1, 4)]
        found = tokenizer.encode_batch(batch)
        rows.append({"texts": batch, "length": length, "multiple": multiple, "left": left, "ids": [e.ids for e in found],
                     "types": [e.type_ids for e in found], "masks": [e.attention_mask for e in found]})
    target = pathlib.Path(__file__).parent / "data" / "windows.jsonl"
    lines = [json.dumps({"tokenizers": tokenizers.__version__, "cases": len(rows), "offsets": "code points"})]
    target.write_text("\n".join(lines + [json.dumps(row, separators=(",", ":")) for row in rows]) + "\n")
    refused = sum(row.get("windows", 0) is None for row in rows)
    print(f"wrote {target}: {len(rows)} cases, {refused} of them refused, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
