"""Opens a model folder that Cloze wrote with Transformers, as a person would, and holds it against its own files.

usage: check_model_folder.py FOLDER      (any Python with torch, transformers and safetensors; exits 1 with the reasons)
"""

import json
import os
import sys
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"
import torch  # noqa: E402
from safetensors.torch import load_file  # noqa: E402
from transformers import AutoModelForSequenceClassification, AutoTokenizer  # noqa: E402


def problems(folder: Path):
    stored = load_file(folder / "model.safetensors")
    config = json.loads((folder / "config.json").read_text())
    model, info = AutoModelForSequenceClassification.from_pretrained(folder, output_loading_info=True)
    for key in ("missing_keys", "unexpected_keys", "mismatched_keys"):
        if info.get(key):
            yield f"{key}: {sorted(map(str, info[key]))}"
    names = [name for name, _ in model.named_parameters()]
    if sorted(names) != sorted(stored):
        yield f"names differ: {sorted(set(names) ^ set(stored))}"
    for name, value in model.named_parameters():
        if name in stored and not torch.equal(value, stored[name].to(value.dtype)):
            yield f"{name} changed while loading"
    labels = {int(key): value for key, value in config.get("id2label", {}).items()}
    if labels and model.config.id2label != labels:
        yield f"id2label reads as {model.config.id2label}"
    if model.config.num_labels != stored["classifier.weight"].shape[0]:
        yield f"num_labels reads as {model.config.num_labels}"

    tokenizer = AutoTokenizer.from_pretrained(folder)
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
    for index, piece in enumerate(pieces):
        if piece and tokenizer.convert_tokens_to_ids(piece) != index and pieces.count(piece) == 1:
            yield f"piece {index} {piece!r} reads as {tokenizer.convert_tokens_to_ids(piece)}"
    limit = model.config.max_position_embeddings
    encoded = tokenizer("The cats sat.", "the cat", truncation=True, max_length=limit, return_tensors="pt")
    with torch.no_grad():
        logits = model.eval()(**encoded).logits
    if logits.shape[1] != model.config.num_labels:
        yield f"logits have the shape {tuple(logits.shape)}"


found = list(problems(Path(sys.argv[1])))
for line in found:
    print(line)
sys.exit(1 if found else 0)
