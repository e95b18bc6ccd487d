"""packaging/test_summary.py on results spelled out by hand: nothing that went wrong may be added up as fine."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "test_summary.py"
PASSED = '<testcase name="A.passes" status="run"><system-out>fine</system-out></testcase>'
FAILED = '<testcase name="A.fails" status="fail"><failure message=""/><system-out>no</system-out></testcase>'
SKIPPED = ('<testcase name="A.skips" status="notrun"><skipped message="SKIP_REGULAR_EXPRESSION_MATCHED"/><system-out>'
           "a.cpp:7: Skipped\nthere is no GPU\n</system-out></testcase>")
NOT_BUILT = '<testcase name="A.lost" status="notrun"><skipped message="Unable to find executable"/></testcase>'
DISABLED = '<testcase name="A.off" status="disabled"><skipped message=""/></testcase>'


class Summary(unittest.TestCase):
    def run_on(self, runs, extra=None):
        with tempfile.TemporaryDirectory() as folder:
            for name, cases in runs.items():
                (Path(folder) / f"{name}.xml").write_text("<testsuite>" + "".join(cases) + "</testsuite>", encoding="utf-8")
            for name, text in (extra or {}).items():
                (Path(folder) / name).write_text(text, encoding="utf-8")
            done = subprocess.run([sys.executable, str(SCRIPT), folder], stdout=subprocess.PIPE, text=True, check=False)
        return done.returncode, done.stdout.splitlines()

    def test_adds_up_all_runs(self):
        status, lines = self.run_on({"release": [PASSED, PASSED, SKIPPED], "core-only": [PASSED]})
        self.assertEqual((status, lines[-1]), (0, "3 passed, 0 failed, 1 skipped"))
        self.assertIn("skipped, 1: there is no GPU (release: A.skips)", lines)

    def test_failure_is_named(self):
        status, lines = self.run_on({"release": [PASSED, FAILED]})
        self.assertEqual((status, lines[-1]), (1, "1 passed, 1 failed, 0 skipped"))
        self.assertIn("FAILED: release: A.fails", lines)

    def test_program_that_was_not_built_is_a_failure(self):
        status, lines = self.run_on({"release": [PASSED, NOT_BUILT]})
        self.assertEqual((status, lines[-1]), (1, "1 passed, 1 failed, 0 skipped"))

    def test_disabled_counts_as_skipped(self):
        status, lines = self.run_on({"release": [PASSED, DISABLED]})
        self.assertEqual((status, lines[-1]), (0, "1 passed, 0 failed, 1 skipped"))

    def test_nothing_at_all_is_no_success(self):
        self.assertEqual(self.run_on({})[0], 1)

    def test_broken_step_fails_and_left_out_step_is_counted(self):
        status, lines = self.run_on({"release": [PASSED]}, {"broken.txt": "tsan: no results\n", "left-out.txt": "fuzz: no clang\n"})
        self.assertEqual((status, lines[-1]), (1, "1 passed, 1 failed, 1 skipped"))


if __name__ == "__main__":
    unittest.main()
