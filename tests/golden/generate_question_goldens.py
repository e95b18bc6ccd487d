#!/usr/bin/env python3
"""Writes inspect/answer_windows.json: the windows of questions and paragraphs, by both meanings of doc_stride.

    python3 tests/golden/generate_question_goldens.py     (needs the packages `tokenizers` and `transformers`)

The questions are those of tests/data/questions. For each, and for each setting (length, stride, query length):
  "google": run_squad.py's arithmetic written anew from its description (google-research/bert eedf571): the question's first
      tokens, the spans of the paragraph, the best span of each token by max context, and the answer's positions. run_squad looks
      for the answer in words between white space and takes the first place where its pieces stand there; where that is
      another place than answer_start says, "elsewhere" is true.
  "overlap": what Transformers' fast tokenizer returns with truncation="only_second", stride and return_overflowing_tokens, and
      the positions that run_qa.py's prepare_train_features computes. Where the answer begins in a window's last token, that
      function walks on over [SEP] and padding to the end: "runs_over".
A window is [first token, end token, start position, end position, CRC-32 of the ids as decimal numbers joined by spaces].

    python3 tests/golden/generate_question_goldens.py --excerpt SHARED_DATA     cuts tests/data/questions out of the whole files
"""
import json
import pathlib
import sys
import zlib

HERE = pathlib.Path(__file__).parent
QUESTIONS = HERE.parent / "data" / "questions"
VOCABULARIES = HERE.parent / "data" / "vocab"
FILES = {"drcd_dev.json": "bert-base-chinese", "squad_dev.json": "bert-base-uncased"}
SETTINGS = [(384, 128, 64), (64, 16, 24), (96, 32, 10), (48, 20, 8)]
MORE = {"5725b33f6a3fe71400b8952f": [(48, 37, 8)]}  # an answer of one token that is a window's last one


def excerpt(shared):
    """Paragraph numbers and how many questions of each; SQuAD's sides with questions that cannot be answered."""
    wanted = {"drcd_dev.json": ("drcd/DRCD_dev.json", [(0, 0, 3), (3, 0, 2), None], 900),
              "squad_dev.json": ("squad/dev-v2.0.json", [(0, 0, 5), "both", None], 2000)}
    for name, (source, places, long) in wanted.items():
        whole = json.loads((shared / source).read_text(encoding="utf-8"))
        articles = []
        for place in places:
            if place is None:  # the first long one
                article, paragraph = next((a, p) for a in whole["data"] for p in a["paragraphs"] if len(p["context"]) > long)
                count = 3
            elif place == "both":  # a short one with questions that cannot be answered beside others
                article, paragraph = next((a, p) for a in whole["data"] for p in a["paragraphs"] if len(p["context"]) < 700
                                          and {q["is_impossible"] for q in p["qas"][:4]} == {True, False})
                count = 4
            else:
                article = whole["data"][place[0]]
                paragraph, count = article["paragraphs"][place[1]], place[2]
            paragraph = paragraph | {"qas": paragraph["qas"][:count]}
            articles.append({"title": article["title"], "paragraphs": [paragraph]})
        (QUESTIONS / name).write_text(json.dumps({"version": whole["version"], "data": articles}, ensure_ascii=False, indent=1) + "\n",
                                      encoding="utf-8")


def crc(ids):
    return zlib.crc32(" ".join(map(str, ids)).encode())


def google(tokenizer, question, context, answer, setting):
    length, stride, most = setting
    cls, sep = tokenizer.cls_token_id, tokenizer.sep_token_id
    pieces = lambda text: tokenizer.convert_ids_to_tokens(tokenizer(text, add_special_tokens=False)["input_ids"])
    is_space = lambda c: c in " \t\r\n" or ord(c) == 0x202F
    words, word_of = [], []
    before = True
    for c in context:
        if is_space(c):
            before = True
        else:
            if before:
                words.append(c)
            else:
                words[-1] += c
            before = False
        word_of.append(len(words) - 1)
    tokens, first_of_word = [], []
    for word in words:
        first_of_word.append(len(tokens))
        tokens += pieces(word)
    query = pieces(question)[:most]
    room = length - len(query) - 3
    spans, start = [], 0
    while start < len(tokens):
        size = min(len(tokens) - start, room)
        spans.append((start, size))
        if start + size == len(tokens):
            break
        start += min(size, stride)
    best = []
    for position in range(len(tokens)):
        best_score, best_span = None, None
        for index, (start, size) in enumerate(spans):
            end = start + size - 1
            if position < start or position > end:
                continue
            score = min(position - start, end - position) + 0.01 * size
            if best_score is None or score > best_score:
                best_score, best_span = score, index
        best.append(best_span)
    target, elsewhere = None, False
    if answer is not None:
        begin = answer["answer_start"]
        end = begin + len(answer["text"]) - 1
        low = first_of_word[word_of[begin]]
        high = first_of_word[word_of[end] + 1] - 1 if word_of[end] + 1 < len(words) else len(tokens) - 1
        wanted = " ".join(pieces(answer["text"]))
        target = (low, high)
        for first in range(low, high + 1):
            fits = [last for last in range(high, first - 1, -1) if " ".join(tokens[first:last + 1]) == wanted]
            if fits:
                target = (first, fits[0])
                break
        offsets = tokenizer(context, add_special_tokens=False, return_offsets_mapping=True)["offset_mapping"]
        assert len(offsets) == len(tokens)
        elsewhere = not (offsets[target[0]][0] == begin and offsets[target[1]][1] == end + 1)
    ids = tokenizer.convert_tokens_to_ids(tokens)
    windows = []
    for start, size in spans:
        a = b = 0
        if target is not None and target[0] >= start and target[1] <= start + size - 1:
            a, b = (at - start + len(query) + 2 for at in target)
        row = [cls, *tokenizer.convert_tokens_to_ids(query), sep, *ids[start:start + size], sep]
        windows.append([start, start + size, a, b, crc(row)])
    return {"query": len(query), "windows": windows, "best": best, "elsewhere": elsewhere}


def overlap(tokenizer, question, context, answer, setting):
    length, stride, _ = setting
    try:
        found = tokenizer(question, context, truncation="only_second", max_length=length, stride=stride,
                          return_overflowing_tokens=True, return_offsets_mapping=True, padding="max_length")
    except BaseException:  # a panic is no Exception
        return None
    tokens = len(tokenizer(context, add_special_tokens=False)["input_ids"])
    windows, runs_over, at = [], [], 0
    for i, ids in enumerate(found["input_ids"]):
        offsets, sequence = found["offset_mapping"][i], found.sequence_ids(i)
        inside = [at for at, which in enumerate(sequence) if which == 1]
        a = b = 0
        if answer is not None:
            start_char = answer["answer_start"]
            end_char = start_char + len(answer["text"])
            low, high = inside[0], inside[-1]
            if offsets[low][0] <= start_char and offsets[high][1] >= end_char:
                while low < len(offsets) and offsets[low][0] <= start_char:
                    low += 1
                while offsets[high][1] >= end_char:
                    high -= 1
                a, b = low - 1, high + 1
                if offsets[inside[-1]][0] <= start_char:
                    runs_over.append(i)
        room = length - 3 - sequence.count(0)
        first = i * (room - stride)
        row = [one for one, mask in zip(ids, found["attention_mask"][i]) if mask]
        windows.append([first, first + len(inside), a, b, crc(row)])
    assert windows[-1][1] == tokens
    return {"windows": windows, "runs_over": runs_over}


def main():
    import tokenizers
    import transformers

    rows = []
    for name, vocabulary in FILES.items():
        tokenizer = transformers.BertTokenizerFast(str(VOCABULARIES / vocabulary / "vocab.txt"), do_lower_case=True)
        document = json.loads((QUESTIONS / name).read_text(encoding="utf-8"))
        for article in document["data"]:
            for paragraph in article["paragraphs"]:
                for question in paragraph["qas"]:
                    answer = None if question.get("is_impossible") else (question["answers"] or [None])[0]
                    for setting in SETTINGS + MORE.get(question["id"], []):
                        texts = question["question"], paragraph["context"], answer, setting
                        rows.append({"file": name, "vocab": vocabulary, "id": question["id"], "setting": setting,
                                     "google": google(tokenizer, *texts), "overlap": overlap(tokenizer, *texts)})
    document = {"tokenizers": tokenizers.__version__, "transformers": transformers.__version__, "cases": rows}
    target = HERE / "inspect" / "answer_windows.json"
    target.write_text(json.dumps(document, separators=(",", ":")) + "\n")
    count = sum(len(row["google"]["windows"]) + len((row["overlap"] or {"windows": []})["windows"]) for row in rows)
    print(f"{len(rows)} cases, {count} windows, elsewhere {sum(row['google']['elsewhere'] for row in rows)}, "
          f"running over {sum(bool(row['overlap'] and row['overlap']['runs_over']) for row in rows)}, "
          f"refused {sum(row['overlap'] is None for row in rows)}, {target.stat().st_size} bytes")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--excerpt":
        excerpt(pathlib.Path(sys.argv[2]))
    else:
        main()
