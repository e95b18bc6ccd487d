#!/usr/bin/env python3
"""Writes tests/golden/model: a tiny random BERT and what Transformers computes with it.

    HF_HUB_OFFLINE=1 python tests/golden/generate_model_goldens.py [OUTPUT]

Needs torch, transformers, safetensors (torch 2.11, transformers 5 were used). The folder holds
  config.json, model.safetensors   the model, fp32, every bias and LayerNorm weight random so that each matters
  golden.json                      inputs, labels, regression targets, tolerances' background
  golden.safetensors               tensors named <precision>.<what>: hidden.0 .. hidden.L of the real tokens in order
                                   ([tokens, hidden]), pooled, logits, loss, grad.<parameter> for f32 and f64;
                                   regression.loss and regression.grad.classifier.*; activation.<name>.logits
Dropout is off throughout.
"""

import copy
import json
import pathlib
import sys

import safetensors.torch
import torch
import transformers
from transformers import BertConfig, BertForSequenceClassification

LENGTHS = [7, 19, 2, 33, 12]
LABELS = [0, 2, 1, 1, 0]
TARGETS = [0.25, -1.5, 3.0, 0.0, 4.75]


def make_model(config: BertConfig) -> BertForSequenceClassification:
    torch.manual_seed(20240607)
    model = BertForSequenceClassification(config)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name.endswith(".bias"):
                parameter.normal_(0.0, 0.1)
            elif "LayerNorm" in name:
                parameter.normal_(1.0, 0.2)
            else:
                parameter.normal_(0.0, 0.15)
    return model.eval()


def make_inputs(config: BertConfig):
    generator = torch.Generator().manual_seed(7)
    width = max(LENGTHS)
    ids = torch.zeros(len(LENGTHS), width, dtype=torch.long)
    types = torch.zeros_like(ids)
    mask = torch.zeros_like(ids)
    for row, length in enumerate(LENGTHS):
        ids[row, :length] = torch.randint(1, config.vocab_size, (length,), generator=generator)
        # Row 3 has padding's own id inside, whose embedding trains like no other: it gets no gradient.
        if row == 3:
            ids[row, 5] = config.pad_token_id
        types[row, length // 2 : length] = 1
        mask[row, :length] = 1
    return ids, types, mask


def packed(tensor: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    return tensor[mask.bool()].contiguous()


def classification(model, dtype, prefix, out):
    model = copy.deepcopy(model).to(dtype)
    ids, types, mask = make_inputs(model.config)
    result = model(input_ids=ids, token_type_ids=types, attention_mask=mask, labels=torch.tensor(LABELS),
                   output_hidden_states=True)
    pooled = model.bert.pooler(result.hidden_states[-1])
    result.loss.backward()
    for index, hidden in enumerate(result.hidden_states):
        out[f"{prefix}.hidden.{index}"] = packed(hidden.detach(), mask)
    out[f"{prefix}.pooled"] = pooled.detach().contiguous()
    out[f"{prefix}.logits"] = result.logits.detach().contiguous()
    out[f"{prefix}.loss"] = result.loss.detach().reshape(1)
    for name, parameter in model.named_parameters():
        out[f"{prefix}.grad.{name}"] = parameter.grad.contiguous()


def regression(model, out):
    config = copy.deepcopy(model.config)
    config.num_labels = 1
    config.problem_type = "regression"
    other = BertForSequenceClassification(config).double()
    state = {k: v.double() for k, v in model.state_dict().items() if not k.startswith("classifier.")}
    state["classifier.weight"] = model.classifier.weight[:1].double()
    state["classifier.bias"] = model.classifier.bias[:1].double()
    other.load_state_dict(state)
    other.eval()
    ids, types, mask = make_inputs(config)
    result = other(input_ids=ids, token_type_ids=types, attention_mask=mask,
                   labels=torch.tensor(TARGETS, dtype=torch.float64))
    result.loss.backward()
    out["regression.logits"] = result.logits.detach().contiguous()
    out["regression.loss"] = result.loss.detach().reshape(1)
    for name in ("classifier.weight", "classifier.bias", "bert.pooler.dense.weight"):
        out[f"regression.grad.{name}"] = dict(other.named_parameters())[name].grad.contiguous()


def activations(model, out):
    ids, types, mask = make_inputs(model.config)
    for name in ("gelu", "gelu_new", "relu", "silu", "tanh"):
        config = copy.deepcopy(model.config)
        config.hidden_act = name
        other = BertForSequenceClassification(config).double()
        other.load_state_dict({k: v.double() for k, v in model.state_dict().items()})
        other.eval()
        result = other(input_ids=ids, token_type_ids=types, attention_mask=mask, labels=torch.tensor(LABELS))
        result.loss.backward()
        out[f"activation.{name}.logits"] = result.logits.detach().contiguous()
        out[f"activation.{name}.grad"] = other.bert.encoder.layer[0].intermediate.dense.bias.grad.contiguous()


def main():
    target = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "model")
    target.mkdir(parents=True, exist_ok=True)
    config = BertConfig(vocab_size=99, hidden_size=32, num_hidden_layers=3, num_attention_heads=4,
                        intermediate_size=48, max_position_embeddings=40, type_vocab_size=2, hidden_act="gelu",
                        num_labels=3, attn_implementation="eager")
    model = make_model(config)
    model.save_pretrained(target)
    out = {}
    classification(model, torch.float32, "f32", out)
    classification(model, torch.float64, "f64", out)
    regression(model, out)
    activations(model, out)
    safetensors.torch.save_file(out, str(target / "golden.safetensors"))
    ids, types, mask = make_inputs(config)
    rows = [{"input_ids": ids[i, :n].tolist(), "token_type_ids": types[i, :n].tolist()}
            for i, n in enumerate(LENGTHS)]
    (target / "golden.json").write_text(json.dumps({
        "made_by": {"torch": torch.__version__, "transformers": transformers.__version__},
        "sequences": rows, "labels": LABELS, "targets": TARGETS}, indent=1) + "\n")


if __name__ == "__main__":
    main()
