#!/usr/bin/env python3
"""Writes the goldens of tests/core/engine/{tasks,train} into tests/golden/training.

Needs torch, transformers, safetensors, numpy, scipy and scikit-learn in a Python outside the repository:

    PYTHON/bin/python tests/golden/generate_training_goldens.py

Everything is drawn from fixed seeds, so that running it again gives the same files.
"""
import json
import os
from pathlib import Path

import numpy as np
import scipy.stats
import sklearn.metrics
import torch
from safetensors.torch import save_file
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    get_constant_schedule_with_warmup,
    get_cosine_schedule_with_warmup,
    get_linear_schedule_with_warmup,
    get_polynomial_decay_schedule_with_warmup,
)

from google_schedule import GoogleSchedule

HERE = Path(__file__).resolve().parent / "training"


def write(name, document):
    text = json.dumps(document, indent=None, separators=(",", ":"))
    (HERE / name).write_text(text + "\n")


def number(value):
    value = float(value)
    return value if np.isfinite(value) else None


# ---------------------------------------------------------------------------------------------------------- metrics


def metric_goldens():
    random = np.random.default_rng(7)
    rows = []

    def classes(name, predicted, actual):
        rows.append({
            "name": name, "predicted": [int(x) for x in predicted], "actual": [int(x) for x in actual],
            "accuracy": number(sklearn.metrics.accuracy_score(actual, predicted)),
            "f1": number(sklearn.metrics.f1_score(actual, predicted, labels=[1], average="macro", zero_division=0)),
            "f1_macro": number(sklearn.metrics.f1_score(actual, predicted, average="macro", zero_division=0)),
            "matthews": number(sklearn.metrics.matthews_corrcoef(actual, predicted)),
        })

    classes("two labels", random.integers(0, 2, 200), random.integers(0, 2, 200))
    actual = random.integers(0, 2, 300)
    classes("mostly right", np.where(random.random(300) < 0.9, actual, 1 - actual), actual)
    classes("all right", actual, actual)
    classes("all wrong", 1 - actual, actual)
    classes("one class predicted", np.ones(50), random.integers(0, 2, 50))
    classes("no positive anywhere", np.zeros(20), np.zeros(20))
    actual = random.integers(0, 5, 400)
    classes("five labels", np.where(random.random(400) < 0.6, actual, random.integers(0, 5, 400)), actual)
    classes("a label only predicted", [0, 1, 3, 3], [0, 1, 1, 0])

    def values(name, predicted, actual):
        with np.errstate(all="ignore"):
            rows.append({
                "name": name, "predicted_values": [float(x) for x in predicted],
                "actual_values": [float(x) for x in actual],
                "pearson": number(scipy.stats.pearsonr(predicted, actual)[0]),
                "spearman": number(scipy.stats.spearmanr(predicted, actual)[0]),
                "mse": number(sklearn.metrics.mean_squared_error(actual, predicted)),
            })

    actual = random.normal(2.5, 1.5, 150)
    values("related", actual + random.normal(0, 1, 150), actual)
    values("opposed", -actual, actual)
    values("ties", np.round(actual + random.normal(0, 1, 150)), np.round(actual))
    values("many ties", random.integers(0, 3, 80), random.integers(0, 3, 80))
    values("constant", np.full(10, 2.0), random.normal(0, 1, 10))
    values("large offset", actual + 1e6, actual)
    write("metrics.json", rows)


# ------------------------------------------------------------------------------------------- optimisers, schedules


class GoogleAdam(torch.optim.Optimizer):
    """google-research/bert optimization.py, AdamWeightDecayOptimizer: no bias correction, decoupled decay."""

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for parameter in group["params"]:
                state = self.state[parameter]
                if not state:
                    state["m"] = torch.zeros_like(parameter)
                    state["v"] = torch.zeros_like(parameter)
                beta1, beta2 = group["betas"]
                gradient = parameter.grad
                state["m"].copy_(beta1 * state["m"] + (1.0 - beta1) * gradient)
                state["v"].copy_(beta2 * state["v"] + (1.0 - beta2) * gradient * gradient)
                update = state["m"] / (state["v"].sqrt() + group["eps"])
                update = update + group["weight_decay"] * parameter
                parameter.copy_(parameter - group["lr"] * update)


def make_optimizer(kind, groups, options):
    common = dict(lr=options["lr"], betas=(options["beta1"], options["beta2"]), eps=options["eps"])
    if kind == "adamw":
        return torch.optim.AdamW(groups, **common)
    return GoogleAdam(groups, dict(common, weight_decay=0.0))


def clip(kind, parameters, limit):
    """torch's clipping, or TensorFlow's clip_by_global_norm, which adds nothing to the norm."""
    if kind == "adamw":
        return torch.nn.utils.clip_grad_norm_(parameters, limit if limit > 0 else float("inf"))
    norm = torch.linalg.vector_norm(torch.stack([torch.linalg.vector_norm(p.grad) for p in parameters]))
    if limit > 0:
        for parameter in parameters:
            parameter.grad.mul_(limit / max(norm.item(), limit))
    return norm


def make_schedule(optimizer, options, total):
    warmup = options["warmup"]
    kind = options["schedule"]
    if kind == "linear-google":
        return GoogleSchedule(optimizer, warmup, total)
    if kind == "linear":
        return get_linear_schedule_with_warmup(optimizer, warmup, total)
    if kind == "constant":
        return get_constant_schedule_with_warmup(optimizer, warmup)
    if kind == "cosine":
        return get_cosine_schedule_with_warmup(optimizer, warmup, total)
    return get_polynomial_decay_schedule_with_warmup(
        optimizer, warmup, total, lr_end=options["end_lr"], power=options["power"])


OPTIMIZER_CASES = [
    dict(name="adamw linear", optimizer="adamw", schedule="linear", lr=5e-3, warmup=2, wd=0.01, beta1=0.9,
         beta2=0.999, eps=1e-8, clip=1.0, power=1.0, end_lr=0.0),
    dict(name="adamw cosine, no clipping, no decay", optimizer="adamw", schedule="cosine", lr=1e-2, warmup=3, wd=0.0,
         beta1=0.8, beta2=0.95, eps=1e-6, clip=0.0, power=1.0, end_lr=0.0),
    dict(name="adamw constant, large decay", optimizer="adamw", schedule="constant", lr=1e-2, warmup=0, wd=0.3,
         beta1=0.9, beta2=0.99, eps=1e-8, clip=0.3, power=1.0, end_lr=0.0),
    dict(name="adamw polynomial", optimizer="adamw", schedule="polynomial", lr=1e-2, warmup=1, wd=0.01, beta1=0.9,
         beta2=0.999, eps=1e-8, clip=100.0, power=2.0, end_lr=1e-4),
    dict(name="google linear", optimizer="google", schedule="linear", lr=5e-3, warmup=2, wd=0.01, beta1=0.9,
         beta2=0.999, eps=1e-6, clip=1.0, power=1.0, end_lr=0.0),
    dict(name="google as published", optimizer="google", schedule="linear-google", lr=5e-3, warmup=3, wd=0.01,
         beta1=0.9, beta2=0.999, eps=1e-6, clip=1.0, power=1.0, end_lr=0.0),
    dict(name="google polynomial", optimizer="google", schedule="polynomial", lr=5e-3, warmup=0, wd=0.1, beta1=0.9,
         beta2=0.999, eps=1e-6, clip=0.5, power=0.5, end_lr=1e-5),
]


def optimizer_goldens():
    steps = 8
    shapes = {"dense.weight": [3, 4], "dense.bias": [4], "LayerNorm.weight": [5]}
    generator = torch.Generator().manual_seed(11)
    initial = {n: torch.randn(s, generator=generator, dtype=torch.float64) for n, s in shapes.items()}
    recorded = [{n: torch.randn(s, generator=generator, dtype=torch.float64) * (0.1 + step) for n, s in shapes.items()}
                for step in range(steps)]
    document = {"shapes": shapes, "initial": {n: t.flatten().tolist() for n, t in initial.items()},
                "gradients": [{n: t.flatten().tolist() for n, t in g.items()} for g in recorded], "cases": []}
    for case in OPTIMIZER_CASES:
        parameters = {n: torch.nn.Parameter(t.clone()) for n, t in initial.items()}
        decayed = [p for n, p in parameters.items() if n == "dense.weight"]
        others = [p for n, p in parameters.items() if n != "dense.weight"]
        groups = [{"params": decayed, "weight_decay": case["wd"]}, {"params": others, "weight_decay": 0.0}]
        optimizer = make_optimizer(case["optimizer"], groups, case)
        schedule = make_schedule(optimizer, case, steps)
        rates, norms = [], []
        for gradients in recorded:
            for name, parameter in parameters.items():
                parameter.grad = gradients[name].clone()
            norms.append(float(clip(case["optimizer"], list(parameters.values()), case["clip"])))
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            schedule.step()
        document["cases"].append(dict(case, rates=rates, norms=norms,
                                      final={n: p.detach().flatten().tolist() for n, p in parameters.items()}))
    write("optimizers.json", document)


# -------------------------------------------------------------------------------------------------- ten whole steps

WORDS = ("the a cat dog sat ran on under mat tree big small red blue and then it was very not happy sad "
         "##s ##ly ##ed").split()
SENTENCES = [
    ("the cat sat on the mat", "a cat sat on a mat", 1), ("the big dog ran", "the dog was big and ran", 1),
    ("a red tree", "the cat was sad", 0), ("it was very happy", "it was not happy", 0),
    ("the small cats ran under the tree", "small cats ran", 1), ("blue", "the blue mat", 1),
    ("the dog was sad and then happy", "a tree", 0), ("sadly it ran", "it sat happyly on the red mat", 0),
    ("the cat and the dog", "then it was blue", 0), ("a very very big tree", "the tree was big", 1),
]
TARGETS = [4.5, 3.8, 0.4, 1.2, 4.0, 3.1, 0.0, 1.9, 1.1, 4.9]

TRAINING_CASES = [
    dict(name="adamw", optimizer="adamw", schedule="linear", lr=2e-2, warmup=2, wd=0.01, beta1=0.9, beta2=0.999,
         eps=1e-8, clip=1.0, power=1.0, end_lr=0.0, weights=[], regression=False),
    dict(name="google_weighted", optimizer="google", schedule="cosine", lr=1e-2, warmup=1, wd=0.05, beta1=0.9,
         beta2=0.98, eps=1e-6, clip=0.7, power=1.0, end_lr=0.0, weights=[0.5, 2.0], regression=False),
    dict(name="regression", optimizer="adamw", schedule="polynomial", lr=1e-2, warmup=0, wd=0.01, beta1=0.9,
         beta2=0.999, eps=1e-8, clip=5.0, power=2.0, end_lr=1e-3, weights=[], regression=True),
]


def write_tiny_model(folder):
    folder.mkdir(parents=True, exist_ok=True)
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + WORDS
    (folder / "vocab.txt").write_text("".join(p + "\n" for p in pieces))
    (folder / "tokenizer_config.json").write_text(json.dumps(
        {"do_lower_case": True, "tokenizer_class": "BertTokenizer", "model_max_length": 32}) + "\n")
    config = BertConfig(vocab_size=len(pieces), hidden_size=12, num_hidden_layers=2, num_attention_heads=3,
                        intermediate_size=20, max_position_embeddings=32, hidden_dropout_prob=0.0,
                        attention_probs_dropout_prob=0.0, initializer_range=0.2)
    torch.manual_seed(3)
    model = BertForSequenceClassification(config)
    encoder = {n: t.clone().contiguous() for n, t in model.state_dict().items() if n.startswith("bert.")}
    document = json.loads(config.to_json_string(use_diff=False))
    keep = ["vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "hidden_act",
            "hidden_dropout_prob", "attention_probs_dropout_prob", "max_position_embeddings", "type_vocab_size",
            "initializer_range", "layer_norm_eps", "pad_token_id"]
    (folder / "config.json").write_text(json.dumps(
        {"model_type": "bert", "architectures": ["BertForSequenceClassification"], **{k: document[k] for k in keep}}, indent=1) + "\n")
    return config, encoder, pieces


def encode(pieces, first, second):
    ids = {p: i for i, p in enumerate(pieces)}

    def word_pieces(text):
        result = []
        for word in text.split():
            start, found = 0, []
            while start < len(word):
                end = len(word)
                while end > start and ("##" if start else "") + word[start:end] not in ids:
                    end -= 1
                if end == start:
                    found = [ids["[UNK]"]]
                    break
                found.append(ids[("##" if start else "") + word[start:end]])
                start = end
            result += found
        return result

    a, b = word_pieces(first), word_pieces(second)
    tokens = [ids["[CLS]"]] + a + [ids["[SEP]"]] + b + [ids["[SEP]"]]
    return tokens, [0] * (len(a) + 2) + [1] * (len(b) + 1)


def batch_of(pieces):
    rows = [encode(pieces, a, b) for a, b, _ in SENTENCES]
    longest = max(len(r[0]) for r in rows)
    pad = lambda row: row + [0] * (longest - len(row))
    return dict(input_ids=torch.tensor([pad(r[0]) for r in rows]),
                token_type_ids=torch.tensor([pad(r[1]) for r in rows]),
                attention_mask=torch.tensor([pad([1] * len(r[0])) for r in rows])), rows


def train(case, config, start, batch, dtype, steps):
    config.num_labels = 1 if case["regression"] else 2
    model = BertForSequenceClassification(config).to(dtype)
    model.load_state_dict({n: t.to(dtype) for n, t in start.items()})
    model.train()
    plain = lambda n: not (n.endswith(".bias") or "LayerNorm" in n)
    named = list(model.named_parameters())
    groups = [{"params": [p for n, p in named if plain(n)], "weight_decay": case["wd"]},
              {"params": [p for n, p in named if not plain(n)], "weight_decay": 0.0}]
    optimizer = make_optimizer(case["optimizer"], groups, case)
    schedule = make_schedule(optimizer, case, steps)
    losses, norms = [], []
    for _ in range(steps):
        logits = model(**batch).logits
        if case["regression"]:
            loss = torch.nn.functional.mse_loss(logits.squeeze(-1), torch.tensor(TARGETS, dtype=dtype))
        else:
            weights = torch.tensor(case["weights"], dtype=dtype) if case["weights"] else None
            loss = torch.nn.functional.cross_entropy(logits, torch.tensor([l for _, _, l in SENTENCES]), weights)
        optimizer.zero_grad()
        loss.backward()
        norms.append(float(clip(case["optimizer"], [p for _, p in named], case["clip"])))
        optimizer.step()
        schedule.step()
        losses.append(float(loss.detach()))
    return losses, norms, {n: p.detach() for n, p in named}


def training_goldens():
    steps = 10
    config, encoder, pieces = write_tiny_model(HERE / "tiny")
    batch, rows = batch_of(pieces)
    document = {"steps": steps, "rows": [{"input_ids": r[0], "token_type_ids": r[1]} for r in rows], "cases": []}
    with open(HERE / "pairs.tsv", "w") as pairs, open(HERE / "scores.tsv", "w") as scores:
        pairs.write("first\tsecond\tlabel\n")
        scores.write("first\tsecond\tscore\n")
        for (a, b, label), target in zip(SENTENCES, TARGETS):
            pairs.write(f"{a}\t{b}\t{label}\n")
            scores.write(f"{a}\t{b}\t{target}\n")
    for case in TRAINING_CASES:
        outputs = 1 if case["regression"] else 2
        torch.manual_seed(5)
        start = dict(encoder)
        start["classifier.weight"] = torch.randn(outputs, config.hidden_size) * 0.2
        start["classifier.bias"] = torch.randn(outputs) * 0.2
        folder = HERE / f"tiny_{case['name']}"
        folder.mkdir(exist_ok=True)
        save_file(start, folder / "model.safetensors", metadata={"format": "pt"})
        losses, norms, final = train(case, config, start, batch, torch.float64, steps)
        losses32, _, _ = train(case, config, start, batch, torch.float32, steps)
        save_file({n: t.contiguous() for n, t in final.items()}, folder / "final.safetensors",
                  metadata={"format": "pt"})
        document["cases"].append(dict(case, losses=losses, norms=norms, losses_fp32=losses32))
    write("ten_steps.json", document)


if __name__ == "__main__":
    os.makedirs(HERE, exist_ok=True)
    metric_goldens()
    optimizer_goldens()
    training_goldens()
    print("written to", HERE)
