#!/usr/bin/env python3
"""Writes tests/golden/schedule/schedules.json: learning rates of Transformers' schedules and of Google's, step by step.

Needs torch and transformers in a Python outside the repository:

    PYTHON/bin/python tests/golden/generate_schedule_goldens.py

Nothing is random: running it again gives the same file.
"""
import json
from pathlib import Path

import torch
from transformers import (
    get_constant_schedule_with_warmup,
    get_cosine_schedule_with_warmup,
    get_linear_schedule_with_warmup,
    get_polynomial_decay_schedule_with_warmup,
)

from google_schedule import GoogleSchedule

OUT = Path(__file__).resolve().parent / "schedule" / "schedules.json"

# (kind, learning rate, warm-up steps, all steps, power, end learning rate)
CASES = [
    ("linear", 5e-5, 0, 10, 1.0, 0.0),
    ("linear", 5e-5, 4, 30, 1.0, 0.0),
    ("linear", 2e-5, 34, 345, 1.0, 0.0),
    ("linear", 1e-3, 10, 10, 1.0, 0.0),
    ("linear", 1e-3, 20, 10, 1.0, 0.0),
    ("linear", 3e-5, 1, 2, 1.0, 0.0),
    ("constant", 5e-5, 0, 5, 1.0, 0.0),
    ("constant", 5e-5, 3, 10, 1.0, 0.0),
    ("cosine", 5e-5, 0, 12, 1.0, 0.0),
    ("cosine", 5e-5, 5, 50, 1.0, 0.0),
    ("cosine", 1e-4, 7, 101, 1.0, 0.0),
    ("polynomial", 5e-5, 0, 10, 1.0, 0.0),
    ("polynomial", 5e-5, 3, 25, 2.0, 1e-7),
    ("polynomial", 1e-3, 6, 40, 0.5, 1e-5),
    ("polynomial", 1e-3, 6, 40, 3.0, 0.0),
    ("linear-google", 5e-5, 0, 10, 1.0, 0.0),
    ("linear-google", 5e-5, 4, 30, 1.0, 0.0),
    ("linear-google", 2e-5, 34, 343, 1.0, 0.0),
    ("linear-google", 1e-3, 10, 10, 1.0, 0.0),
    ("linear-google", 1e-3, 20, 10, 1.0, 0.0),
]


def make(kind, optimizer, warmup, total, power, end):
    if kind == "linear-google":
        return GoogleSchedule(optimizer, warmup, total)
    if kind == "linear":
        return get_linear_schedule_with_warmup(optimizer, warmup, total)
    if kind == "constant":
        return get_constant_schedule_with_warmup(optimizer, warmup)
    if kind == "cosine":
        return get_cosine_schedule_with_warmup(optimizer, warmup, total)
    return get_polynomial_decay_schedule_with_warmup(optimizer, warmup, total, lr_end=end, power=power)


def main():
    rows = []
    for kind, lr, warmup, total, power, end in CASES:
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr)
        scheduler = make(kind, optimizer, warmup, total, power, end)
        values = []
        for _ in range(total + 3):  # a little past the end as well
            values.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            scheduler.step()
        rows.append({"kind": kind, "learning_rate": lr, "warmup_steps": warmup, "total_steps": total, "power": power,
                     "end_learning_rate": end, "values": values})
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")


if __name__ == "__main__":
    main()
