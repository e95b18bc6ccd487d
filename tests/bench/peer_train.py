#!/usr/bin/env python3
"""Transformers training the same model on the same data: the peer of `cloze train`. Prints one JSON object.

    HF_HUB_OFFLINE=1 python tests/bench/peer_train.py --model DIR --data-dir DIR --padding longest|max [--max-steps 40]

MRPC in Microsoft's layout (msr_paraphrase_train.txt). AdamW with bias correction, weight decay 0.01 but on biases and
LayerNorm, linear schedule with warm-up 0.1, clipping at 1.0, dropout as in config.json. examples_per_s is the training
loop without its first 3 steps. On CUDA (--device cuda, --precision bf16) the device is waited for before the clock stops.
"""

import argparse
import json
import pathlib
import time

import torch
from transformers import AutoTokenizer, BertForSequenceClassification, get_linear_schedule_with_warmup

WARM_UP_STEPS = 3


def read_mrpc(folder: pathlib.Path):
    rows = []
    lines = (folder / "msr_paraphrase_train.txt").read_text(encoding="utf-8-sig").split("\n")
    for line in lines[1:]:
        fields = line.rstrip("\r").split("\t")
        if len(fields) == 5:
            rows.append((int(fields[0]), fields[3], fields[4]))
    return rows


def make_optimizer(model, learning_rate):
    groups = [{"params": [], "weight_decay": 0.01}, {"params": [], "weight_decay": 0.0}]
    for name, parameter in model.named_parameters():
        groups[1 if name.endswith("bias") or "LayerNorm" in name else 0]["params"].append(parameter)
    return torch.optim.AdamW(groups, lr=learning_rate)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--model", required=True)
    arguments.add_argument("--data-dir", required=True)
    arguments.add_argument("--padding", choices=["longest", "max"], default="longest")
    arguments.add_argument("--max-steps", type=int, default=40)
    arguments.add_argument("--batch-size", type=int, default=32)
    arguments.add_argument("--max-seq-length", type=int, default=128)
    arguments.add_argument("--learning-rate", type=float, default=5e-5)
    arguments.add_argument("--seed", type=int, default=42)
    arguments.add_argument("--threads", type=int, default=0)
    arguments.add_argument("--device", default="cpu")
    arguments.add_argument("--precision", choices=["fp32", "bf16"], default="fp32")
    # cpu, with one thread: the time this program had a core, which a busy machine changes little.
    arguments.add_argument("--clock", choices=["wall", "cpu"], default="wall")
    options = arguments.parse_args()
    now = time.process_time if options.clock == "cpu" else time.perf_counter

    if options.threads:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    device = torch.device(options.device)
    tokenizer = AutoTokenizer.from_pretrained(options.model)
    model = BertForSequenceClassification.from_pretrained(options.model, num_labels=2).to(device)
    model.train()
    rows = read_mrpc(pathlib.Path(options.data_dir))
    optimizer = make_optimizer(model, options.learning_rate)
    schedule = get_linear_schedule_with_warmup(optimizer, options.max_steps // 10, options.max_steps)
    order = []
    seconds, examples, tokens, losses, start = 0.0, 0, 0, [], 0.0

    def wait():
        if device.type == "cuda":
            torch.cuda.synchronize()

    for step in range(options.max_steps):
        if len(order) < options.batch_size:
            order = torch.randperm(len(rows)).tolist()
        batch = [rows[i] for i in order[: options.batch_size]]
        order = order[options.batch_size :]
        # Tokenizing is not the model's speed: it is done before the clock starts, as cloze does before its loop.
        encoded = tokenizer([r[1] for r in batch], [r[2] for r in batch], truncation=True,
                            max_length=options.max_seq_length,
                            padding="longest" if options.padding == "longest" else "max_length", return_tensors="pt")
        labels = torch.tensor([r[0] for r in batch])
        wait()
        start = now()
        encoded = encoded.to(device)
        with torch.autocast(device.type, torch.bfloat16, enabled=options.precision == "bf16"):
            loss = model(**encoded, labels=labels.to(device)).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        losses.append(loss.item())
        wait()
        if step >= WARM_UP_STEPS:
            seconds += now() - start
            examples += len(batch)
            tokens += int(encoded["attention_mask"].sum())
    print(json.dumps({
        "program": "transformers", "padding": options.padding, "steps": options.max_steps, "seconds": seconds,
        "examples_per_s": examples / seconds if examples else None,
        "real_tokens_per_s": tokens / seconds if examples else None,
        "train_loss": sum(losses[-20:]) / len(losses[-20:]), "threads": torch.get_num_threads(),
        "device": options.device, "precision": options.precision}))


if __name__ == "__main__":
    main()
