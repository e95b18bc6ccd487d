"""What the fast tokenizer says about the first pairs of MRPC, for the inspector's tests.

    python generate_inspect_goldens.py VOCAB_FOLDER MRPC_FOLDER > inspect/mrpc_pairs.json

VOCAB_FOLDER holds bert-base-cased/vocab.txt. Each case: texts, casing, length, and every column of the encoding, padded.
The pieces that occur are listed with their ids, so that the tests need no whole vocabulary: greedy matching looks for
longer pieces first, so those that begin a word of the cases are in it too.
"""

import json
import sys
from pathlib import Path

import tokenizers
from tokenizers import BertWordPieceTokenizer

LENGTH = 128


def texts(folder):
    lines = (folder / "msr_paraphrase_train.txt").read_text(encoding="utf-8-sig").splitlines()
    return [line.split("\t")[3:5] for line in lines[1:4]]


def case(tokenizer, pair, lower):
    tokenizer.enable_padding(length=LENGTH)
    tokenizer.enable_truncation(max_length=LENGTH)
    encoding = tokenizer.encode(*pair)
    return {
        "text": pair[0],
        "pair": pair[1],
        "lower": lower,
        "length": LENGTH,
        "tokens": encoding.tokens,
        "input_ids": encoding.ids,
        "token_type_ids": encoding.type_ids,
        "attention_mask": encoding.attention_mask,
        "offsets": encoding.offsets,
        "word_ids": encoding.word_ids,
    }


def main():
    vocabulary_file = Path(sys.argv[1]) / "bert-base-cased" / "vocab.txt"
    pieces = vocabulary_file.read_text(encoding="utf-8").splitlines()
    cases = []
    for lower in (False, True):
        tokenizer = BertWordPieceTokenizer(str(vocabulary_file), lowercase=lower)
        cases += [case(tokenizer, pair, lower) for pair in texts(Path(sys.argv[2]))]
    needed = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}
    for pair in texts(Path(sys.argv[2])):
        for text in pair:
            for chunk in (text, text.lower()):
                for start in range(len(chunk)):
                    for end in range(start + 1, min(len(chunk), start + 20) + 1):
                        needed |= {chunk[start:end], "##" + chunk[start:end]}
    excerpt = {piece: index for index, piece in enumerate(pieces) if piece in needed}
    document = {"tokenizers": tokenizers.__version__, "size": len(pieces), "pieces": excerpt, "cases": cases}
    json.dump(document, sys.stdout, ensure_ascii=False, separators=(",", ":"))
    print()


if __name__ == "__main__":
    main()
