"""Adds up the results of all ctest runs: "N passed, N failed, N skipped", what failed, and why something was skipped.

usage: test_summary.py FOLDER        the closing line; exit status 1 if anything failed or nothing ran
       test_summary.py --one FILE    one line about one run, exit status 0

Every test is a ctest case of its own: each case of a GoogleTest program, the window's too, and each Python file.
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


class Run:
    def __init__(self, file):
        self.name = file.stem
        self.passed, self.failed, self.skipped = 0, [], []
        for case in ElementTree.parse(file).getroot().iter("testcase"):
            self.add(case)

    def add(self, case):
        name, output = case.get("name", "?"), case.findtext("system-out") or ""
        if case.find("failure") is not None or case.find("error") is not None or case.get("status") == "fail":
            self.failed.append(name)
        elif case.get("status") == "notrun" and "SKIP_" not in (case.find("skipped").get("message") or ""):
            self.failed.append(f"{name} ({case.find('skipped').get('message')})")  # a program that was not built, say
        elif case.find("skipped") is not None or case.get("status") == "disabled":
            self.skipped.append((name, reason_of(output)))
        else:
            self.passed += 1


def reason_of(output):
    """What stands behind GTEST_SKIP: the line after "...: Skipped"."""
    lines = output.splitlines()
    for index, line in enumerate(lines):
        if line.rstrip().endswith("Skipped") and index + 1 < len(lines):
            return lines[index + 1].strip()
    return "no reason given"


def counts(runs):
    return (f"{sum(run.passed for run in runs)} passed, {sum(len(run.failed) for run in runs)} failed, "
            f"{sum(len(run.skipped) for run in runs)} skipped")


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        file = Path(sys.argv[2])
        if file.exists():
            print("   " + counts([Run(file)]))
        return 0
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    runs = [Run(file) for file in sorted(folder.glob("*.xml"))]
    broken = (folder / "broken.txt").read_text(encoding="utf-8").splitlines() if (folder / "broken.txt").exists() else []
    left_out = (folder / "left-out.txt").read_text(encoding="utf-8").splitlines() if (folder / "left-out.txt").exists() else []
    reasons = {}
    for run in runs:
        for name, reason in run.skipped:
            reasons.setdefault(reason, []).append(f"{run.name}: {name}")
    for reason, names in reasons.items():
        print(f"skipped, {len(names)}: {reason} ({', '.join(names[:3])}{', ...' if len(names) > 3 else ''})")
    for line in left_out:
        print(f"left out: {line}")
    for run in runs:
        for name in run.failed:
            print(f"FAILED: {run.name}: {name}")
    for line in broken:
        print(f"FAILED: {line}")
    failed = sum(len(run.failed) for run in runs) + len(broken)
    passed, skipped = sum(run.passed for run in runs), sum(len(run.skipped) for run in runs) + len(left_out)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
