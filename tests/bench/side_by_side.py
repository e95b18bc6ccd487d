"""What the comparisons of this folder have in common: their arguments, the machine they ran on, and how they tell what they found: a
table for people, then one JSON object. A row is a dictionary; a column says which of its values it shows, and how.
"""
import argparse
import json
import os
import pathlib
import platform
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "golden"))  # for peer.py


def arguments(description, **numbers):
    """PROGRAM [SHARED_DATA], and an option for each of `numbers` with its default."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("data", nargs="?", type=pathlib.Path, default=ROOT.parent / "shared" / "data")
    for name, default in numbers.items():
        parser.add_argument("--" + name, type=int, default=default)
    return parser.parse_args()


def machine():
    """ARM's /proc/cpuinfo names no model."""
    with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as info:
        for line in info:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


class Table:
    """columns: (heading, width, the value's name, what makes a string of it); in front of them stands the row's name."""

    def __init__(self, title, first, columns):
        self.columns = columns
        self.first = first
        self.before = os.getloadavg()[0]
        self.rows = {}
        print(f"{machine()}, {os.cpu_count()} cores, load {self.before:.2f} before; {title}")
        print(f"{first:18}" + "".join(f"{heading:>{width}}" for heading, width, _, _ in columns))

    def add(self, name, row):
        self.rows[name] = row
        print(f"{name:18}" + "".join(f"{form(row[value]):>{width}}" for _, width, value, form in self.columns), flush=True)

    def end(self, differ, **more):
        """The JSON, and 1 as the exit status where `differ` is not 0 in a row."""
        print(json.dumps({"machine": machine(), "cores": os.cpu_count(), "load_before": self.before,
                          "load_after": os.getloadavg()[0], **more, self.first: self.rows}))
        sys.exit(any(row[differ] for row in self.rows.values()))
