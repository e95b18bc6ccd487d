#!/usr/bin/env python3
"""Writes data/google.jsonl: what the rules of Google's original tokenizer make of some 1,500 lines.

    python3 tests/golden/generate_google_goldens.py     (needs the package `tokenizers`)

The rules of google-research/bert eedf571 are stated here anew over Python's own str.lower(), str.split() and unicodedata, which
is what that code stands on; Cloze has none of these. Cloze keeps the fast tokenizer's older Unicode in both of its modes, so
lines with a character whose category has changed since are left out. One line a case: {"v": vocabulary, "lower": casing, "a": text,
"ids": [...]}, and with "b" and "max" pairs cut as _truncate_seq_pair cuts them, special tokens around them.
"""
import json
import pathlib
import random
import unicodedata

from tokenizers import normalizers, pre_tokenizers

from generate_tokenizer_goldens import CASES, SENTENCES, SPECIAL, VOCABULARIES, limits, mixed

RANDOM = random.Random(21)
IDEOGRAPHS = [(0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
              (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)]
SIGMAS = ["ΑΣ", "ΣΑΣ ΑΣ.", "ΑΣ'Α", "ΑΣ' Α", "Σ", "1Σ", "aΣ\u0301b", "aΣ\u0301", "a\u0301Σ", "aΣ\u00adb", "ΑΣ今Α", "ʰΣ", "aΣ_", "ΑΣ\u0000Α",
          "ΑΣ\ue000Α", "ΑΣ·Α", "ΟΔΥΣΣΕΥΣ ΣΊΣΥΦΟΣ", "Σ\u0323\u0307Σ", "ΑΣ:", "ΑΣ:b", "[ΑΣ]", "ΑΣΣ", "Α Σ"]
OTHERS = ["\ue000 a\uf8ffb", "\U000F0000x", "x\U0002B820y", "[MASK] a[SEP]b [UNK]", "a" * 101, "a" * 200, "a" * 201, "é" * 200,
          "a\u2028b", "\u0130stanbul", "\u212b\u2126\u212a", "\u1fb3\u1f88"]


def is_control(c):
    return c not in "\t\n\r" and unicodedata.category(c) in ("Cc", "Cf")


def is_punctuation(c):
    return 33 <= ord(c) <= 47 or 58 <= ord(c) <= 64 or 91 <= ord(c) <= 96 or 123 <= ord(c) <= 126 or (
        unicodedata.category(c).startswith("P"))


STRIP, SPLIT = normalizers.BertNormalizer(False, False, True, False), pre_tokenizers.BertPreTokenizer()


def unchanged(text):
    """Whether the fast tokenizer's tables say the same of each character as Python's."""
    return all(is_punctuation(c) == (len(SPLIT.pre_tokenize_str("a" + c + "b")) == 3)
               and (unicodedata.category(c) == "Mn") == (STRIP.normalize_str(c) == "") for c in set(text) if not c.isspace())


def words(text, lower):
    kept = ""
    for c in text:
        if c in "\0\ufffd" or is_control(c):
            continue
        if c in " \t\n\r" or unicodedata.category(c) == "Zs":
            c = " "
        kept += f" {c} " if any(first <= ord(c) <= last for first, last in IDEOGRAPHS) else c
    for word in kept.split():
        if lower:
            word = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        yield from "".join(f" {c} " if is_punctuation(c) else c for c in word).split()


def pieces(word, ids):
    if len(word) > 200:
        return ["[UNK]"]
    found = []
    while word:
        mark = "##" if found else ""
        end = next((n for n in range(len(word), 0, -1) if mark + word[:n] in ids), 0)
        if end == 0:
            return ["[UNK]"]
        found.append(mark + word[:end])
        word = word[end:]
    return found


def tokens(text, lower, ids):
    return [piece for word in words(text, lower) for piece in pieces(word, ids)]


def main():
    vocabularies = {}
    for name in ("uncased", "chinese"):
        lines = (VOCABULARIES / f"bert-base-{name}" / "vocab.txt").open(encoding="utf-8", newline="\n")
        vocabularies[name] = {line.strip(): i for i, line in enumerate(lines)}
    rows = []
    singles = [text for text in SENTENCES + SPECIAL + CASES + SIGMAS + OTHERS + list(limits()) if unchanged(text)]
    for text in singles + list(mixed(900)):
        for name, lower in (("uncased", True), ("chinese", False)) if text in singles else [
                (RANDOM.choice(["uncased", "chinese"]), RANDOM.random() < 0.7)]:
            rows.append({"v": name, "lower": lower, "a": text, "ids": [
                vocabularies[name][token] for token in ["[CLS]", *tokens(text, lower, vocabularies[name]), "[SEP]"]]})
    several = list(mixed(600))
    for a, b in zip(several[::2], several[1::2]):
        limit = RANDOM.randint(3, 40)
        ids = vocabularies["uncased"]
        first, second = tokens(a, True, ids), tokens(b, True, ids)
        while len(first) + len(second) > limit - 3:
            (first if len(first) > len(second) else second).pop()
        rows.append({"v": "uncased", "lower": True, "a": a, "b": b, "max": limit, "ids": [
            ids[token] for token in ["[CLS]", *first, "[SEP]", *second, "[SEP]"]]})
    target = pathlib.Path(__file__).parent / "data" / "google.jsonl"
    lines = [json.dumps({"unicode": unicodedata.unidata_version, "cases": len(rows)})]
    target.write_text("\n".join(lines + [json.dumps(row, separators=(",", ":")) for row in rows]) + "\n")
    print(f"wrote {target}: {len(rows)} cases, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
