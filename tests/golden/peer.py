"""`tokenizers`, the package whose ids, offsets and word ids Cloze's are compared with: how it is made into BERT's tokenizer, what
both are given, and how much of it is compared at once. For the scripts of this folder and of tests/bench.
"""
import array
import hashlib
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

VOCABULARIES = pathlib.Path(__file__).resolve().parents[1] / "data" / "vocab"
SCALARS = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000]


def peer(vocabulary, lower):
    """What Transformers makes of a vocab.txt."""
    with vocabulary.open(encoding="utf-8", newline="\n") as lines:
        pieces = {line.rstrip(): i for i, line in enumerate(lines)}
    tokenizer = Tokenizer(models.WordPiece(pieces, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lower)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(name, pieces[name]) for name in ("[CLS]", "[SEP]")])
    return tokenizer


def cloze(program, vocabulary, lower, lines, *extra):
    """What `cloze tokenize` prints for lines, none of which may end with a carriage return."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="") as file:
        file.write("".join(line + "\n" for line in lines))
        file.flush()
        return subprocess.run([program, "tokenize", "--vocab", vocabulary, "--do-lower-case", str(lower).lower(), *extra,
                               file.name], stdout=subprocess.PIPE, check=True).stdout


def digest(numbers):
    """As `cloze tokenize --stats` has it: SHA-256 of little-endian int32."""
    packed = array.array("i", numbers)
    assert packed.itemsize == 4
    if sys.byteorder == "big":
        packed.byteswap()
    return hashlib.sha256(packed.tobytes()).hexdigest()


def digests(encodings):
    """Of everything that is compared, by the names that --stats gives them."""
    chained = itertools.chain.from_iterable
    return {"ids_sha256": digest(chained(encoding.ids for encoding in encodings)),
            "offsets_sha256": digest(chained(chained(encoding.offsets for encoding in encodings))),
            "word_ids_sha256": digest(-1 if word is None else word for encoding in encodings for word in encoding.word_ids)}


def digests_of(stats):
    return {name: value for name, value in stats.items() if name.endswith("_sha256")}


def random_lines(count, chance):
    """Marks, decomposed and rare characters, special tokens, in any order."""
    marks = [c for c in SCALARS if unicodedata.category(c).startswith("M")]
    decomposed = [c for c in SCALARS if unicodedata.decomposition(c)]
    scalars = [c for c in SCALARS if c != "\n"]
    words = ["[SEP]", "[MASK]", " [CLS] ", "\u302e", "\u302f", "\U0001D165", "\U0001D16D", "\u08d4", "한국어", "今", " "]
    for _ in range(count):
        yield "".join(chance.choice([chance.choice(marks), chance.choice(decomposed), chance.choice(scalars),
                                     chance.choice("abcdeé ,.[]"), chance.choice(words)])
                      for _ in range(chance.randint(1, 30))).removesuffix("\r")


def random_bytes(count, chance, lines):
    """Random bytes made valid, and `lines` of which some bytes are others."""
    for i in range(count):
        if i % 2 or not lines:
            wild = bytearray(chance.choice([chance.randbytes, lambda n: bytes(chance.choices(range(0x80, 0x100), k=n)),
                                            ])(chance.randint(1, 60)))
        else:
            wild = bytearray(chance.choice(lines)[:400].encode())
            for _ in range(chance.randint(1, 8) if wild else 0):
                wild[chance.randrange(len(wild))] = chance.randrange(256)
        yield wild.decode("utf-8", "replace").replace("\n", " ").removesuffix("\r")


def texts_of(value):
    """The paragraphs, questions and answers of SQuAD's form, however deep they stand."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, str) and name in ("context", "question", "text"):
                yield inner
            else:
                yield from texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)


def lines_in(file):
    if file.suffix == ".json":
        yield from texts_of(json.loads(file.read_text(encoding="utf-8")))
    else:
        with file.open(encoding="utf-8", newline="\n", errors="replace") as lines:
            yield from lines


def shared_texts(data, limit):
    """{name: at most `limit` first lines} of every text below a folder like ../shared/data; many small files of a folder are one."""
    texts = {}
    for file in sorted(itertools.chain(data.rglob("*.tsv"), data.rglob("*.txt"), data.rglob("*.json"))):
        if {"vocab", "models", "golden", "predictions"} & set(file.relative_to(data).parts):
            continue
        folder = str(file.parent.relative_to(data))
        found = texts.setdefault(folder if folder.startswith("movie_reviews") else str(file.relative_to(data)), [])
        for line in itertools.islice(lines_in(file), limit - len(found)):
            found.append(line.rstrip("\r\n").replace("\n", " "))
        if not found:
            sys.exit(f"{file}: there is no text in it. If it is no data set, leave it out by name.")
    return texts
