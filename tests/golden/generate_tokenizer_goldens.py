#!/usr/bin/env python3
"""Writes data/tokenizer.jsonl: what the fast tokenizer gives for 2,000 lines, ids and code point offsets.

    python3 tests/golden/generate_tokenizer_goldens.py     (needs the package `tokenizers`)

First line: versions. Then one line a case: {"v": vocabulary, "lower": casing, "a": text, "b": second text or absent,
"max": tokens, "strategy": ..., "ids": [...], "offsets": flat list of starts and ends}. The texts are made here from
lists of words and code points with a fixed seed, so that nothing but this file decides them.
"""
import json
import pathlib
import random

import tokenizers
from tokenizers import normalizers, pre_tokenizers

from peer import VOCABULARIES, peer

HERE = pathlib.Path(__file__).parent
RANDOM = random.Random(20)

SENTENCES = [
    "The quick brown fox jumps over the lazy dog.",
    "Amrozi accused his brother, whom he called \"the witness\", of deliberately distorting his evidence.",
    "It's naïve to think that café prices won't rise — they've doubled since 2019 (by 102.5%)!",
    "unaffable, antidisestablishmentarianism and pneumonoultramicroscopicsilicovolcanoconiosis",
    "Die Straße in Köln heißt Übergröße; ÄÖÜ äöü ẞ.",
    "Être où ça? L'œuvre de François Villon, déjà vue à Nîmes.",
    "¿Dónde está el niño? ¡Mañana, señor!",
    "Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "Zażółć gęślą jaźń. Łódź.",
    "İstanbul'da ılık bir Iğdır akşamı",
    "ΑΣ ΟΔΥΣΣΕΥΣ Ἀχιλλεύς, ὦ ἄνδρες;",
    "Широкая электрификация южных губерний; ёлка и Йод.",
    "שָׁלוֹם עוֹלָם, מה שלומך?",
    "السَّلامُ عَلَيْكُم، كيف حالك؟",
    "हिन्दी में एक वाक्य। क़ानून",
    "ภาษาไทยง่ายนิดเดียว น้ำ",
    "한국어 문장입니다. 각 갂 힣 ㄱㄴ",
    "こんにちは、世界。がぎぐ ﾊﾝｶｸ プ",
    "今天天气很好,我们去公园玩吧!",
    "酒店的房间很干净，服务也不错；早餐一般。",
    "臺灣的首都是臺北，人口約兩百五十萬。",
    "漢字㐀㐁𠀀𪜀豈更車",
    "Tiếng Việt: nghiêng ngả, ường, Ặ ặ",
    "emoji 😀 👩‍👩‍👧 🥰 🫠 🇩🇪 ❤️ end",
    "email me@example.org or see https://example.org/a_b?c=d&e=f#g",
    "math: ≠ ≮ ∑ √2 ½ ² ﬁ ﬂ ℃ Å K Ω",
    "x\u00a0y\u2003z\u3000w\u200bq\u2028r\u202fs",
]
SPECIAL = [
    "a[SEP]b", "[CLS]", "[MASK]", "x [MASK] y", "[mask] [MASK]", "[[MASK]]", "[PAD][UNK][CLS][SEP][MASK]", "[SEP",
    "word[MASK]word", "é[SEP]é", " [SEP] ", "[UNK]ed", "##ing", "# # ##s", "[unused1]", "[SE\u0301P]", "今[MASK]天",
]
CASES = [
    "\U0002B820", "\U0002B920", "a\U0002B820b", "a\U0002B91Fb", "a\U0002B920b", "ΑΣ", "ΑΣ ΑΣ", "\u0130", "I\u0307 \u0130z",
    "a\u000bb", "a\u000cb", "a\u0085b", "a\u001cb\u001fc", "a\ufffdb", "a\u061db", "a\u0000b", "a\tb\rc", "a\u00adb",
    "a\u200bb\u200db", "a\ue000b", "a\U000F0000b", "a\u0378b", "a\U000E0041b", "a\U0001FAE0b", "a\u2e52b", "a\u166db",
    "a\U000111C9b", "a\u1734b", "a\u09fdb", "a\u0a76b", "a\u0c77b", "a\u1b7db", "a\u2e43b", "\u302e\u302f\u3099",
    "a\u0301\u0323\u0345b", "\u0344", "q\u0323\u0307", "q\u0307\u0323", "\U0001D15E\U0001D165\U0001D16D", "\u08d4\u08e1a",
    "\u1e9b\u0323", "\u037e \u1fef \u2000 \u226e", "\u0340\u0341\u0343", "\ufb1d\ufb2a", "\u0958\u09dc", "", " ", "\t", "\u0301",
]


def limits():
    for n in (1, 2, 99, 100, 101, 102, 200):
        yield "a" * n
        yield "é" * n
        yield "e\u0301" * n
        yield "Z" * n + " end"
        yield "가" * n
        yield "ﬃ" * n
    yield "a" * 100 + "." + "b" * 101 + " c"


def boundaries():
    """First and last of each run of scalars with the same behaviour, and their neighbours, a few dozen a line."""
    clean = normalizers.BertNormalizer(True, True, True, True)
    plain = normalizers.BertNormalizer(True, True, False, False)
    split = pre_tokenizers.BertPreTokenizer()

    def behaviour(c):
        text = chr(c)
        return (clean.normalize_str(text) == text, clean.normalize_str(text) == "", plain.normalize_str(text) == text,
                plain.normalize_str(text) == "", len(split.pre_tokenize_str("a" + text)))

    before, found = None, set()
    for c in (c for c in range(0x110000) if not 0xD800 <= c < 0xE000):
        now = behaviour(c)
        if now != before:
            found |= {c - 1, c, c + 1}
        before = now
    found = [c for c in sorted(found) if 0 <= c < 0x110000 and not 0xD800 <= c < 0xE000]
    for i in range(0, len(found), 16):
        yield "".join("x" + chr(c) for c in found[i:i + 16])


def every_character():
    """All characters of the planes 0 and 1 that Python knows as letters, marks, numbers or signs, thinned out."""
    pool = [c for c in range(0x20, 0x20000) if not 0xD800 <= c < 0xE000]
    for _ in range(250):
        yield "".join(chr(RANDOM.choice(pool)) + RANDOM.choice(["", "", "a", " "]) for _ in range(18))
    marks = list(range(0x300, 0x370)) + list(range(0x1AB0, 0x1ABF)) + list(range(0x20D0, 0x20F1)) + [
        0x302E, 0x302F, 0x3099, 0x345, 0x93C, 0x9BC, 0x8D4, 0x8E1, 0x1D165, 0x1D166, 0x1D16D, 0x1D15E, 0xC7, 0x1E69]
    for _ in range(150):
        yield "".join(RANDOM.choice("aeioqAÉ") + "".join(chr(RANDOM.choice(marks)) for _ in range(RANDOM.randint(0, 5)))
                      for _ in range(6))


def mixed(count):
    words = " ".join(SENTENCES).split(" ")
    for _ in range(count):
        picked = [RANDOM.choice(words) for _ in range(RANDOM.randint(1, 14))]
        if RANDOM.random() < 0.2:
            picked.insert(RANDOM.randrange(len(picked)), RANDOM.choice(SPECIAL))
        if RANDOM.random() < 0.2:
            picked = [word.upper() for word in picked]
        yield RANDOM.choice([" ", " ", " ", "  ", ""]).join(picked)


def make(vocabulary, lower):
    return peer(VOCABULARIES / vocabulary / "vocab.txt", lower)


def main():
    singles = SENTENCES + SPECIAL + CASES + list(limits()) + list(boundaries()) + list(every_character())
    plans = [("bert-base-uncased", True), ("bert-base-chinese", False), ("bert-base-uncased", False),
             ("bert-base-chinese", True)]
    rows = []
    for text in singles:
        for vocabulary, lower in plans[:2] if text in SENTENCES + SPECIAL + CASES else [RANDOM.choice(plans)]:
            rows.append((vocabulary, lower, text, None, 0, None))
    for text in CASES:
        rows.append(("bert-base-uncased", False, text, None, 0, None))
    pairs = list(mixed(600))
    for first, second in zip(pairs[::2], pairs[1::2]):
        strategy = RANDOM.choice(["longest_first", "longest_first", "longest_first", "only_first", "only_second"])
        rows.append((*RANDOM.choice(plans), first, second, RANDOM.choice([0, 9, 16, 17, 18, 21, 24, 31]), strategy))
    for text in mixed(4000):
        if len(rows) == 2000:
            break
        vocabulary, lower = RANDOM.choice(plans)
        rows.append((vocabulary, lower, text, None, RANDOM.choice([0, 0, 0, 2, 5, 8, 13]), "longest_first"))

    made = {plan: make(*plan) for plan in plans}
    lines = [json.dumps({"tokenizers": tokenizers.__version__, "cases": len(rows), "offsets": "code points"})]
    for vocabulary, lower, first, second, limit, strategy in rows:
        tokenizer = made[(vocabulary, lower)]
        tokenizer.no_truncation()
        if limit:
            tokenizer.enable_truncation(limit, strategy=strategy)
        try:
            encoding = tokenizer.encode(first, second) if second is not None else tokenizer.encode(first)
        except Exception:  # the one text alone cannot give what must go; the package raises there
            tokenizer.no_truncation()
            limit, strategy = 0, None
            encoding = tokenizer.encode(first, second)
        row = {"v": vocabulary[10:], "lower": lower, "a": first}
        if second is not None:
            row["b"] = second
        if limit:
            row |= {"max": limit, "strategy": strategy}
        row |= {"ids": encoding.ids, "offsets": [x for pair in encoding.offsets for x in pair]}
        lines.append(json.dumps(row, separators=(",", ":")))
    target = HERE / "data" / "tokenizer.jsonl"
    target.parent.mkdir(exist_ok=True)
    target.write_text("\n".join(lines) + "\n")
    print(f"wrote {target}: {len(rows)} cases, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
