#!/usr/bin/env python3
"""Tokens a second on one core: `cloze tokenize --stats` beside `tokenizers`' encode_batch on one thread, in turn, on the
same lines, with the ids and offsets that were timed compared; then Cloze over all cores.

    python3 tests/bench/compare_tokenize.py build/release/bin/cloze [SHARED_DATA] [--rounds N] [--lines N]

Texts: English (wiki/paragraphs.txt), Chinese (chnsenticorp), code and hostile text, both made here with a fixed seed (hostile:
runs of one letter, marks that change places, rare scripts, unassigned and private characters, specials inside words). Both
sides are timed with all lines in memory; the better of the rounds counts. Of each timed run Cloze tells SHA-256 of all ids and
of all offsets, which are compared with those of what the peer gave; where they differ, the lines are told apart by a run
that prints them. Prints a table and one JSON object; ends with 1 where an id or an offset differs.
"""
import array
import hashlib
import json
import os
import pathlib
import platform
import random
import subprocess
import sys
import tempfile
import time

os.environ["TOKENIZERS_PARALLELISM"] = "false"  # both before the package is loaded
os.environ["RAYON_NUM_THREADS"] = "1"
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "golden"))
from compare_tokenizer import peer  # noqa: E402

import tokenizers  # noqa: E402


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


def ours(program, vocabulary, lower, file, *extra):
    done = subprocess.run([program, "tokenize", "--vocab", vocabulary, "--do-lower-case", str(lower).lower(), *extra,
                           file], capture_output=True, check=True)
    return done.stdout


def differing(output, encodings):
    got = [json.loads(line) for line in output.splitlines()]
    assert len(got) == len(encodings)
    return sum(mine["input_ids"] != theirs.ids or [tuple(pair) for pair in mine["offsets"]] != theirs.offsets
               for mine, theirs in zip(got, encodings))


def digest(numbers):
    """As `--stats` has it: SHA-256 of little-endian int32."""
    packed = array.array("i", numbers)
    assert packed.itemsize == 4
    if sys.byteorder == "big":
        packed.byteswap()
    return hashlib.sha256(packed.tobytes()).hexdigest()


def measure(program, vocabulary, lower, lines, rounds):
    tokenizer = peer(vocabulary, lower)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="") as file:
        file.write("".join(line + "\n" for line in lines))
        file.flush()
        encodings, best, theirs, timed = None, {}, float("inf"), []
        cores = os.cpu_count()
        for _ in range(rounds):
            for threads in sorted({1, cores}):
                stats = json.loads(ours(program, vocabulary, lower, file.name, "--stats", "--threads", str(threads)))
                best[threads] = min(best.get(threads, float("inf")), stats["seconds"])
                timed.append((stats["ids_sha256"], stats["offsets_sha256"]))
            start = time.perf_counter()
            encodings = tokenizer.encode_batch(lines)
            theirs = min(theirs, time.perf_counter() - start)
        tokens = sum(len(encoding.ids) for encoding in encodings)
        expected = (digest(number for encoding in encodings for number in encoding.ids),
                    digest(number for encoding in encodings for pair in encoding.offsets for number in pair))
        # Where only the timed run is wrong, no printed line differs, and it counts as one all the same.
        bad = 0 if set(timed) == {expected} else max(1, differing(ours(program, vocabulary, lower, file.name), encodings))
    return {"lines": len(lines), "tokens": tokens, "lines_that_differ": bad, "cloze_tokens_per_s": tokens / best[1],
            "tokenizers_tokens_per_s": tokens / theirs, "ratio": theirs / best[1], "cores": cores,
            "cloze_all_cores_tokens_per_s": tokens / best[cores], "gain_of_cores": best[1] / best[cores]}


def machine_name():
    """ARM's /proc/cpuinfo names no model."""
    with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as info:
        for line in info:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


def option(name, default):
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default


def main():
    positional = [a for i, a in enumerate(sys.argv[1:], 1) if not a.startswith("--") and not sys.argv[i - 1].startswith("--")]
    program, data = positional[0], pathlib.Path(positional[1] if len(positional) > 1 else ROOT.parent / "shared" / "data")
    rounds, count = option("--rounds", 3), option("--lines", 16000)
    vocab = data / "vocab"
    plans = [("English", "bert-base-uncased", True, repeated(lines_of([data / "wiki/paragraphs.txt"], count // 2), count // 2)),
             ("English, cased", "bert-base-cased", False, lines_of([data / "wiki/paragraphs.txt"], count // 2)),
             ("Chinese", "bert-base-chinese", True, repeated(lines_of([data / "chnsenticorp/train.tsv"], count), count)),
             ("code", "bert-base-uncased", True, code(4 * count)),
             ("hostile", "bert-base-uncased", True, hostile(count // 2)),
             ("hostile, cased", "bert-base-multilingual-cased", False, hostile(count // 2))]
    machine = machine_name()
    load = os.getloadavg()[0]
    print(f"{machine}, {os.cpu_count()} cores, load {load:.2f} before; tokenizers {tokenizers.__version__}")
    print(f"{'text':18}{'tokens':>10}{'cloze M/s':>11}{'peer M/s':>10}{'ratio':>8}{'all cores':>11}{'gain':>6}{'differ':>8}")
    results = {}
    for name, vocabulary, lower, lines in plans:
        row = results[name] = measure(program, vocab / vocabulary / "vocab.txt", lower, lines, rounds)
        print(f"{name:18}{row['tokens']:10}{row['cloze_tokens_per_s'] / 1e6:11.2f}{row['tokenizers_tokens_per_s'] / 1e6:10.3f}"
              f"{row['ratio']:7.1f}x{row['cloze_all_cores_tokens_per_s'] / 1e6:11.2f}{row['gain_of_cores']:5.2f}x"
              f"{row['lines_that_differ']:8}", flush=True)
    print(json.dumps({"machine": machine, "load_before": load, "load_after": os.getloadavg()[0], "rounds": rounds,
                      "texts": results}))
    sys.exit(any(row["lines_that_differ"] for row in results.values()))


if __name__ == "__main__":
    main()
