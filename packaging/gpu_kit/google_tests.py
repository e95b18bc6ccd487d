"""Runs tests of a GoogleTest program and says of each what became of it, even if the program dies on the way.

One process runs them until the first that fails, since a CUDA device that met an error answers nothing more in that
process; the rest goes on in another one.
"""

import re
import subprocess

RUN = re.compile(r"^\[ RUN      \] (\S+)")
END = re.compile(r"^\[ +(OK|FAILED|SKIPPED) +\] (\S+?)(?:, where .*)? \((\d+) ms\)")
RESULTS = {"OK": "passed", "FAILED": "failed", "SKIPPED": "skipped"}


def listed(program, pattern, environment):
    """Names of the tests that a filter chooses, in the program's order."""
    said = subprocess.run([str(program), "--gtest_list_tests", f"--gtest_filter={pattern}"], env=environment, timeout=120,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
    names, suite = [], ""
    for line in said.stdout.splitlines():
        name = line.split("#")[0].rstrip()
        if re.fullmatch(r"[\w/]+\.", name):
            suite = name
        elif suite and re.fullmatch(r"  [\w/]+", name):
            names.append(suite + name.strip())
    return names, said.stdout


def read_log(text):
    """Results of one process in order; the last one is None where the program ended in the middle of it."""
    tests, current = [], None
    for line in text.splitlines():
        if begun := RUN.match(line):
            current = {"name": begun.group(1), "result": None, "seconds": None, "message": []}
            tests.append(current)
        elif (ended := END.match(line)) and current and ended.group(2) == current["name"]:
            current["result"] = RESULTS[ended.group(1)]
            current["seconds"] = int(ended.group(3)) / 1000
            current = None
        elif current is not None:
            current["message"].append(line)
    for test in tests:
        test["message"] = "\n".join(test["message"][-40:]) if test["result"] != "passed" else ""
    return tests


def summary(tests):
    count = {result: sum(test["result"] == result for test in tests) for result in ("passed", "failed", "skipped")}
    return {**count, "tests": tests}


def run(program, pattern, environment, start, time_left):
    """`start(arguments, number)` runs the program and returns (log, problem): what it printed, and "" or how it ended
    badly. Nothing is started once time_left() is 0. Returns what summary() makes."""
    names, said = listed(program, pattern, environment)
    if not names:
        return summary([{"name": pattern, "result": "failed", "seconds": None,
                         "message": "The program lists no such tests. It said: " + said[-2000:]}])
    tests, left, number = [], names, 0
    while left:
        number += 1
        log, problem = start([f"--gtest_filter={':'.join(left)}", "--gtest_fail_fast", "--gtest_color=no"], number)
        found = [test for test in read_log(log) if test["name"] in left]
        # With fail_fast those behind the failed one are reported as skipped without having run.
        failed = next((i for i, test in enumerate(found) if test["result"] in (None, "failed")), len(found))
        found = found[: failed + 1]
        if found and found[-1]["result"] is None:
            found[-1].update(result="failed", message=f"{problem or 'The program ended.'}\n{found[-1]['message']}")
        tests += found
        done = {test["name"] for test in found}
        left = [name for name in left if name not in done]
        if left and (not found or time_left() <= 0):
            why = problem if found else f"The program ran none of its tests. {problem} It said: {log[-2000:]}"
            tests += [{"name": name, "result": "failed", "seconds": None, "message": why} for name in left]
            break
    return summary(tests)
