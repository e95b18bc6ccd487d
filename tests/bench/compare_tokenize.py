#!/usr/bin/env python3
"""Tokens a second on one core: `cloze tokenize --stats` beside `tokenizers`' encode_batch on one thread, in turn, on the
same lines, with the ids, offsets and word ids that were timed compared; then Cloze over all cores.

    python3 tests/bench/compare_tokenize.py build/release/bin/cloze [SHARED_DATA] [--rounds N] [--lines N]

Texts: English (wiki/paragraphs.txt), Chinese (chnsenticorp), code and hostile text, both made here with a fixed seed (hostile:
runs of one letter, marks that change places, rare scripts, unassigned and private characters, specials inside words). Both
sides are timed with all lines in memory; the better of the rounds counts. Of each timed run Cloze tells SHA-256 of all that
is compared; where they differ, the lines are told apart by a run that prints them. "gain" is how many times faster all cores
are than one, "a core" that gain for each core: 100 % is linear. Ends with 1 where something differs.
"""
import json
import os
import random
import time

os.environ["TOKENIZERS_PARALLELISM"] = "false"  # both before the package is loaded
os.environ["RAYON_NUM_THREADS"] = "1"
from side_by_side import Table, arguments  # noqa: E402

import tokenizers  # noqa: E402
from peer import cloze, digests, digests_of, peer  # noqa: E402


def lines_of(files, limit):
    lines = []
    for file in files:
        for line in file.open(encoding="utf-8", newline="\n"):
            line = line.rstrip("\r\n")
            if line:
                lines.append(line)
            if len(lines) == limit:
                return lines
    return lines


def repeated(lines, count):
    """`lines` over and over until there are `count`."""
    return (lines * (count // len(lines) + 1))[:count]


def hostile(count):
    make = random.Random(4)
    marks = [0x300, 0x301, 0x323, 0x345, 0x302E, 0x302F, 0x3099, 0x5B0, 0x64B, 0x93C, 0x1D165, 0x1D16D]
    scripts = [(0x100, 0x24F), (0x370, 0x3FF), (0x400, 0x4FF), (0x5D0, 0x5EA), (0x620, 0x64A), (0x905, 0x939),
               (0xE01, 0xE2E), (0x10A0, 0x10FF), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x3041, 0x30FE), (0xAC00, 0xD7A3),
               (0xE000, 0xE0FF), (0xFB00, 0xFDFF), (0xFF00, 0xFFEF), (0x1F600, 0x1F64F), (0x2B800, 0x2B940)]

    def word():
        kind = make.randrange(10)
        if kind == 0:
            return make.choice("aezq1") * make.randint(20, 140)
        if kind == 1:
            return "".join(make.choice("aeiouncs") + chr(make.choice(marks)) for _ in range(make.randint(1, 12)))
        if kind == 2:
            first, last = make.choice(scripts)
            return "".join(chr(make.randint(first, last)) for _ in range(make.randint(1, 9)))
        if kind == 3:
            return "".join(chr(make.choice(range(0x20, 0x3000))) for _ in range(make.randint(1, 8)))
        if kind == 4:
            return make.choice(["a[SEP]b", "[MASK]", "[SE", "x[UNK]", "##ing", "[[CLS]"])
        if kind == 5:
            return "".join(make.choice("ÀÉÎõüÇŞİẞΣ") for _ in range(make.randint(1, 10)))
        if kind == 6:
            return "".join(make.choice("!?.,;:'\"()-_/\\") for _ in range(make.randint(1, 20)))
        return "".join(make.choice("etaoinshrdlu") for _ in range(make.randint(1, 14)))

    return [make.choice([" ", " ", "  ", "\u3000", "\u00a0"]).join(word() for _ in range(make.randint(5, 40)))
            for _ in range(count)]


def code(count):
    """Lines as sources have them: indentation, names in several manners, operators, numbers, strings, comments."""
    make = random.Random(5)
    parts = ("get set make find read write token batch index start end count value node path file line text cache size "
             "error state buffer length offset list map key init parse encode decode flush next parent child").split()
    types = ["int", "size_t", "std::string_view", "const auto&", "uint32_t", "std::vector<int32_t>", "bool", "float"]
    operators = ["=", "==", "+", "-", "*", "/", "<", ">", "<=", "&&", "||", "+=", "->", "::", "<<", "%", "^", "|"]

    def name():
        words = [make.choice(parts) for _ in range(make.randint(1, 4))]
        return make.choice([words[0] + "".join(word.title() for word in words[1:]), "_".join(words),
                            "m_" + words[0], "k" + words[0].title(), "_".join(words).upper(), make.choice("ijkxn")])

    def value():
        return make.choice([name(), name() + "()", name() + "." + name(), name() + "[" + name() + "]", str(make.randrange(5000)),
                            hex(make.getrandbits(32)), f"{make.random():.4f}f", '"' + " ".join(make.sample(parts, 3)) + '\\n"'])

    def statement():
        kind = make.randrange(8)
        if kind == 0:
            return f"if ({value()} {make.choice(operators)} {value()}) {{"
        if kind == 1:
            return f"for (size_t {make.choice('ij')} = 0; i < {value()}; ++i) {{"
        if kind == 2:
            return f"// {' '.join(make.choice(parts) for _ in range(make.randint(3, 14)))}."
        if kind == 3:
            return make.choice(["}", "};", "} else {", "#include <core/text/" + name().lower() + ".h>", "return {};"])
        if kind == 4:
            return f"return {name()}({', '.join(value() for _ in range(make.randint(0, 4)))});"
        if kind == 5:
            return f"def {name()}(self, {name()}, *{name()}, {name()}=None):"
        if kind == 6:
            return f"{make.choice(types)} {name()} = {value()} {make.choice(operators)} {value()};"
        return f"{name()}->{name()}({value()}, &{name()});"

    return [make.choice(["", "  ", "    ", "      ", "\t\t"]) + statement() for _ in range(count)]


def differing(output, encodings):
    """Of the lines that were printed. Where only the timed run is wrong, none is, and it counts as one all the same."""
    got = [json.loads(line) for line in output.splitlines()]
    return max(1, sum(mine["input_ids"] != theirs.ids or [tuple(pair) for pair in mine["offsets"]] != theirs.offsets
                      for mine, theirs in zip(got, encodings, strict=True)))


def measure(program, vocabulary, lower, lines, rounds):
    tokenizer = peer(vocabulary, lower)
    encodings, best, theirs, timed = None, {}, float("inf"), []
    cores = os.cpu_count()
    for _ in range(rounds):
        for threads in sorted({1, cores}):
            stats = json.loads(cloze(program, vocabulary, lower, lines, "--stats", "--threads", str(threads)))
            best[threads] = min(best.get(threads, float("inf")), stats["seconds"])
            timed.append(digests_of(stats))
        start = time.perf_counter()
        encodings = tokenizer.encode_batch(lines)
        theirs = min(theirs, time.perf_counter() - start)
    tokens = sum(len(encoding.ids) for encoding in encodings)
    expected = digests(encodings)
    same = all(each == expected for each in timed)
    bad = 0 if same else differing(cloze(program, vocabulary, lower, lines), encodings)
    gain = best[1] / best[cores]
    return {"lines": len(lines), "tokens": tokens, "lines_that_differ": bad, "cloze_tokens_per_s": tokens / best[1],
            "tokenizers_tokens_per_s": tokens / theirs, "ratio": theirs / best[1],
            "cloze_all_cores_tokens_per_s": tokens / best[cores], "gain_of_cores": gain, "parallel_efficiency": gain / cores}


def main():
    options = arguments(__doc__, rounds=3, lines=16000)
    data, count, vocab = options.data, options.lines, options.data / "vocab"
    wiki = [data / "wiki/paragraphs.txt"]
    plans = [("English", "bert-base-uncased", True, repeated(lines_of(wiki, count // 2), count // 2)),
             ("English, cased", "bert-base-cased", False, lines_of(wiki, count // 2)),
             ("Chinese", "bert-base-chinese", True, repeated(lines_of([data / "chnsenticorp/train.tsv"], count), count)),
             ("code", "bert-base-uncased", True, code(4 * count)),
             ("hostile", "bert-base-uncased", True, hostile(count // 2)),
             ("hostile, cased", "bert-base-multilingual-cased", False, hostile(count // 2))]

    def millions(tokens_per_s):
        return f"{tokens_per_s / 1e6:.2f}"

    table = Table(f"tokenizers {tokenizers.__version__}; million tokens a second", "texts",
                  [("tokens", 10, "tokens", str), ("cloze", 9, "cloze_tokens_per_s", millions),
                   ("peer", 9, "tokenizers_tokens_per_s", millions), ("ratio", 9, "ratio", "{:.1f}x".format),
                   ("all cores", 11, "cloze_all_cores_tokens_per_s", millions), ("gain", 8, "gain_of_cores", "{:.2f}x".format),
                   ("a core", 8, "parallel_efficiency", "{:.0%}".format), ("differ", 8, "lines_that_differ", str)])
    for name, vocabulary, lower, lines in plans:
        table.add(name, measure(options.program, vocab / vocabulary / "vocab.txt", lower, lines, options.rounds))
    table.end("lines_that_differ", rounds=options.rounds)


if __name__ == "__main__":
    main()
