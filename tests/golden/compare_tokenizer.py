#!/usr/bin/env python3
"""Compares `cloze tokenize` with the Python package `tokenizers` on everything that is at hand.

    python3 tests/golden/compare_tokenizer.py build/release/bin/cloze [DATA] [--quick]

Every scalar value alone and between letters, random strings of marks and decomposed characters, and up to 10,000 lines
of each text file below DATA (default: ../shared/data), for every DATA/vocab/*/vocab.txt and both casings; pairs with
every budget from 3 to 40 tokens. Ends with status 1 at a difference. Not part of the plain tests: it takes minutes.
"""
import itertools
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import unicodedata

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

RANDOM = random.Random(7)
SCALARS = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000 and c != 10]


def peer(vocabulary, lower):
    pieces = {line.rstrip(): i for i, line in enumerate(vocabulary.open(encoding="utf-8", newline="\n"))}
    tokenizer = Tokenizer(models.WordPiece(pieces, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lower)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(name, pieces[name]) for name in ("[CLS]", "[SEP]")])
    return tokenizer


def ours(program, vocabulary, lower, lines, extra=()):
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="") as file:
        file.write("".join(line + "\n" for line in lines))
        file.flush()
        done = subprocess.run([program, "tokenize", "--vocab", vocabulary, "--do-lower-case", str(lower).lower(), *extra,
                               file.name], capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def differences(name, got, expected, texts):
    bad = 0
    for mine, theirs, text in zip(got, expected, texts, strict=True):
        same = (mine["input_ids"] == theirs.ids and [tuple(pair) for pair in mine["offsets"]] == theirs.offsets
                and mine["token_type_ids"] == theirs.type_ids and mine["tokens"] == theirs.tokens)
        if not same:
            bad += 1
            if bad < 4:
                print("  differs:", ascii(text)[:200])
    print(f"{name}: {len(texts)} lines, {bad} differ", flush=True)
    return bad


def random_lines(count):
    marks = [c for c in SCALARS if unicodedata.category(c).startswith("M")]
    decomposed = [c for c in SCALARS if unicodedata.decomposition(c)]
    words = ["[SEP]", "[MASK]", " [CLS] ", "\u302e", "\u302f", "\U0001D165", "\U0001D16D", "\u08d4", "한국어", "今", " "]
    for _ in range(count):
        yield "".join(RANDOM.choice([RANDOM.choice(marks), RANDOM.choice(decomposed), RANDOM.choice(SCALARS),
                                     RANDOM.choice("abcdeé ,.[]"), RANDOM.choice(words)])
                      for _ in range(RANDOM.randint(1, 30)))


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    quick = "--quick" in sys.argv
    data = pathlib.Path(arguments[1] if len(arguments) > 1 else "../shared/data")
    texts = {"random": list(random_lines(2000 if quick else 50000))}
    if not quick:
        texts |= {"scalars": SCALARS, "scalars between letters": ["a" + c + "b" for c in SCALARS]}
    for file in sorted(itertools.chain(data.rglob("*.tsv"), data.rglob("*.txt"), data.rglob("*.json"))):
        if "vocab" in file.parts or "movie_reviews" in file.parts or "models" in file.parts:
            continue
        lines = itertools.islice(file.open(encoding="utf-8", newline="\n", errors="replace"), 200 if quick else 10000)
        texts[str(file.relative_to(data))] = [line[:20000].rstrip("\n") for line in lines]
    # A line's carriage return is dropped by `cloze tokenize`, so it must not stand at an end here.
    texts = {name: [line.removesuffix("\r") for line in lines] for name, lines in texts.items()}

    bad = 0
    for vocabulary in sorted(data.glob("vocab/*/vocab.txt")):
        for lower in (True, False):
            tokenizer = peer(vocabulary, lower)
            for name, lines in texts.items():
                got = ours(arguments[0], vocabulary, lower, lines)
                bad += differences(f"{vocabulary.parent.name}, lower={lower}, {name}", got,
                                   tokenizer.encode_batch(lines), lines)
            pairs = [(a.replace("\t", " "), b.replace("\t", " ")) for a, b in
                     zip(texts["random"][:1000], texts["random"][1000:2000])]
            for limit in range(3, 41, 1 if not quick else 9):
                tokenizer.enable_truncation(limit, strategy="longest_first")
                got = ours(arguments[0], vocabulary, lower, ["\t".join(pair) for pair in pairs],
                           ("--pairs", "--max-seq-length", str(limit)))
                bad += differences(f"pairs cut to {limit}", got, tokenizer.encode_batch(pairs), pairs)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
