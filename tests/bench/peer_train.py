#!/usr/bin/env python3
"""Transformers training the same model on the same data: the peer of `cloze train`, and without data of
bench_train_step. Prints one JSON object for each padding, a line each.

    HF_HUB_OFFLINE=1 python tests/bench/peer_train.py --model DIR --data-dir DIR --padding longest|max [--max-steps 40]
    python tests/bench/peer_train.py --config FILE --lengths FILE [--device cuda] [--precision bf16]

MRPC in Microsoft's layout (msr_paraphrase_train.txt); or, with --config, a model of random weights on random ids of
the lengths in a file, as bench_train_step reads it. AdamW with bias correction (fused on a GPU, as Transformers'
Trainer has it), weight decay 0.01 but on biases and LayerNorm, linear schedule with warm-up 0.1, clipping at 1.0,
dropout as in config.json. examples_per_s is the training loop without its first 3 steps. On CUDA the device is waited
for before the clock stops.
"""

import argparse
import json
import pathlib
import time

import torch
from transformers import BertConfig, BertForSequenceClassification, get_linear_schedule_with_warmup

WARM_UP_STEPS = 3


def read_mrpc(folder: pathlib.Path):
    rows = []
    lines = (folder / "msr_paraphrase_train.txt").read_text(encoding="utf-8-sig").split("\n")
    for line in lines[1:]:
        fields = line.rstrip("\r").split("\t")
        if len(fields) == 5:
            rows.append((int(fields[0]), fields[3], fields[4]))
    return rows


def mrpc_batches(options, padding):
    """Endless (inputs, labels), shuffled anew for each epoch."""
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(options.model)
    rows = read_mrpc(pathlib.Path(options.data_dir))
    order = []
    while True:
        if len(order) < options.batch_size:
            order = torch.randperm(len(rows)).tolist()
        batch = [rows[i] for i in order[: options.batch_size]]
        order = order[options.batch_size :]
        inputs = tokenizer([r[1] for r in batch], [r[2] for r in batch], truncation=True,
                           max_length=options.max_seq_length,
                           padding="longest" if padding == "longest" else "max_length", return_tensors="pt")
        yield inputs, torch.tensor([r[0] for r in batch])


def random_batches(options, padding):
    """Endless (inputs, labels) of the lengths in the file, in its order, from the start again at its end."""
    lengths = [int(word) for word in pathlib.Path(options.lengths).read_text(encoding="utf-8").split()]
    vocabulary = BertConfig.from_json_file(options.config).vocab_size
    place = 0
    while True:
        batch = [min(lengths[(place + i) % len(lengths)], options.max_seq_length) for i in range(options.batch_size)]
        place += options.batch_size
        width = max(batch) if padding == "longest" else options.max_seq_length
        positions = torch.arange(width)
        mask = (positions < torch.tensor(batch)[:, None]).long()
        types = (positions >= torch.tensor(batch)[:, None] // 2).long()
        ids = torch.randint(1, vocabulary, mask.shape)
        yield ({"input_ids": ids * mask, "token_type_ids": types * mask, "attention_mask": mask},
               torch.arange(options.batch_size) % 2)


def make_model(options):
    if options.config:
        config = BertConfig.from_json_file(options.config)
        config.num_labels = 2
        return BertForSequenceClassification(config)
    return BertForSequenceClassification.from_pretrained(options.model, num_labels=2)


def make_optimizer(model, learning_rate, device):
    groups = [{"params": [], "weight_decay": 0.01}, {"params": [], "weight_decay": 0.0}]
    for name, parameter in model.named_parameters():
        groups[1 if name.endswith("bias") or "LayerNorm" in name else 0]["params"].append(parameter)
    return torch.optim.AdamW(groups, lr=learning_rate, fused=device.type == "cuda")


def train(options, padding):
    now = time.process_time if options.clock == "cpu" else time.perf_counter
    torch.manual_seed(options.seed)
    device = torch.device(options.device)
    cuda = device.type == "cuda"
    model = make_model(options).to(device)
    model.train()
    optimizer = make_optimizer(model, options.learning_rate, device)
    schedule = get_linear_schedule_with_warmup(optimizer, options.max_steps // 10, options.max_steps)
    batches = random_batches(options, padding) if options.config else mrpc_batches(options, padding)
    seconds, examples, tokens, losses = 0.0, 0, 0, []

    def wait():
        if cuda:
            torch.cuda.synchronize()

    for step in range(options.max_steps):
        # Tokenizing is not the model's speed: it is done before the clock starts, as cloze does before its loop.
        inputs, labels = next(batches)
        real = int(inputs["attention_mask"].sum())
        wait()
        start = now()
        inputs = {name: tensor.to(device) for name, tensor in inputs.items()}
        with torch.autocast(device.type, torch.bfloat16, enabled=options.precision == "bf16"):
            loss = model(**inputs, labels=labels.to(device)).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        losses.append(loss.item())
        wait()
        if step >= WARM_UP_STEPS:
            seconds += now() - start
            examples += len(labels)
            tokens += real
    return {
        "program": "transformers", "padding": padding, "steps": options.max_steps, "batch": options.batch_size,
        "seconds": seconds, "examples_per_s": examples / seconds if examples else None,
        "real_tokens_per_s": tokens / seconds if examples else None,
        "train_loss": sum(losses[-20:]) / len(losses[-20:]), "threads": torch.get_num_threads(),
        "device": options.device, "precision": options.precision,
        "peak_bytes": torch.cuda.max_memory_allocated() if cuda else None}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--model")
    arguments.add_argument("--data-dir")
    arguments.add_argument("--config")
    arguments.add_argument("--lengths")
    arguments.add_argument("--padding", choices=["longest", "max"], nargs="+", default=["longest"])
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
    random = options.config and options.lengths
    if bool(random) == bool(options.model and options.data_dir):
        arguments.error("give --model and --data-dir, or --config and --lengths")
    if options.threads:
        torch.set_num_threads(options.threads)
    for padding in options.padding:
        if options.device.startswith("cuda"):
            torch.cuda.reset_peak_memory_stats()
        print(json.dumps(train(options, padding)), flush=True)


if __name__ == "__main__":
    main()
