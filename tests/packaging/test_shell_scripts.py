"""The shell scripts where they must not work: each says in one sentence what is in the way, and touches nothing."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]


class ShellScripts(unittest.TestCase):
    """Runs copies of the scripts in a checkout of their own, with programs of our own in front of the system's."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        shutil.copytree(SOURCE / "packaging", self.root / "packaging")
        self.bin = self.root / "fake-bin"
        self.bin.mkdir()

    def fake(self, name, body):
        file = self.bin / name
        file.write_text("#!/bin/sh\n" + body + "\n", encoding="utf-8")
        file.chmod(0o755)

    def libtorch(self, version="2.11.0"):
        torch = self.root / "libtorch" / "torch"
        (torch / "include/ATen").mkdir(parents=True, exist_ok=True)
        (torch / "include/ATen/ATen.h").write_text("", encoding="utf-8")
        (torch / "version.py").write_text(f"__version__ = '{version}+cu130'\n", encoding="utf-8")
        return str(self.root / "libtorch")

    def run_script(self, script, *arguments, **variables):
        environment = {"PATH": f"{self.bin}:{os.environ['PATH']}", "HOME": str(self.root), "CLOZE_SKIP_PACKAGES": "1",
                       "CLOZE_PEER_PYTHON": "python3"}
        environment.update(variables)
        done = subprocess.run([str(self.root / "packaging" / script), *arguments], env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        return done.returncode, done.stdout

    def test_every_script_is_valid_and_executable(self):
        for script in (SOURCE / "packaging").glob("*.sh"):
            with self.subTest(script.name):
                subprocess.run(["bash", "-n", str(script)], check=True)
                if script.name != "common.sh":
                    self.assertTrue(os.access(script, os.X_OK))

    def test_packages_are_asked_for_by_names_of_their_own(self):
        """One asked for by a name it only provides would be missing, and installed, at every start."""
        packages = [line for line in (SOURCE / "packaging/debian-packages.txt").read_text(encoding="utf-8").splitlines()
                    if line and not line.startswith("#")]
        installed = subprocess.run(["dpkg-query", "-W", "-f", "${Package}\\t${Provides}\\n"], stdout=subprocess.PIPE,
                                   text=True, check=True).stdout.splitlines()
        names = {line.split("\t")[0] for line in installed}
        provided = {name.split()[0] for line in installed for name in line.split("\t")[1].split(",") if name.strip()}
        self.assertEqual([name for name in packages if name in provided - names], [])

    def test_ci_runs_the_test_script_and_nothing_else(self):
        lines = (SOURCE / ".ci/run").read_text(encoding="utf-8").splitlines()
        self.assertEqual(lines, ["#!/usr/bin/env bash", "exec packaging/test.sh"])

    def test_libtorch_that_was_brought_along_is_used(self):
        status, said = self.run_script("setup.sh", CLOZE_LIBTORCH=self.libtorch())
        self.assertEqual(status, 0, said)
        self.assertIn("using LibTorch 2.11.0", said)
        self.assertIn("Step 3 of 3", said)

    def test_other_libtorch_is_refused(self):
        status, said = self.run_script("setup.sh", CLOZE_LIBTORCH=self.libtorch("2.4.1"))
        self.assertEqual(status, 1)
        self.assertIn("holds LibTorch 2.4.1; Cloze is built with 2.11.0", said)

    def test_other_processor_is_refused(self):
        self.fake("uname", "echo aarch64")
        status, said = self.run_script("setup.sh")
        self.assertEqual(status, 1)
        self.assertIn("The processor here is aarch64", said)

    def test_python_failure_is_passed_on(self):
        self.fake("python3", "echo 'The network cannot be reached.' >&2; exit 1")
        status, said = self.run_script("setup.sh")
        self.assertEqual(status, 1)
        self.assertIn("error: The network cannot be reached.", said)

    def test_full_disk_is_told(self):
        self.fake("df", "echo header; echo '/dev/x 1000 990 10 99% /'")
        self.fake("cmake", "exit 1")
        status, said = self.run_script("run.sh", CLOZE_LIBTORCH=self.libtorch())
        self.assertEqual(status, 1)
        self.assertIn("The disk is full: 10 MiB are left", said)

    def test_failed_configuration_shows_its_log(self):
        self.fake("cmake", "echo 'CMake Error: no Qt6'; exit 1")
        status, said = self.run_script("run.sh", CLOZE_LIBTORCH=self.libtorch())
        self.assertEqual(status, 1)
        self.assertIn("no Qt6", said)
        self.assertIn('Configuring "release" failed', said)

    def test_failed_build_shows_the_compiler(self):
        self.fake("cmake", 'case $1 in --build) echo "[1/9, 1s] Building"; echo "FAILED: a.o"; echo "a.cpp:1: error: x"; exit 1;; esac')
        status, said = self.run_script("run.sh", CLOZE_LIBTORCH=self.libtorch())
        self.assertEqual(status, 1)
        self.assertIn("a.cpp:1: error: x", said)
        self.assertIn('Building "release" failed', said)

    def test_unknown_option_of_the_test_script(self):
        status, said = self.run_script("test.sh", "--ful")
        self.assertEqual(status, 1)
        self.assertIn("--ful is unknown here", said)

    def test_failed_build_is_counted_and_the_other_presets_are_tested(self):
        self.fakes_of_the_test_script()
        for broken in ("--preset release", "--build --preset release"):
            with self.subTest(broken):
                self.fake("cmake", f'case "$*" in "{broken} "*) echo "a.cpp:1: error: x"; exit 1;; esac')
                status, said = self.run_script("test.sh", CLOZE_LIBTORCH=self.libtorch())
                self.assertIn("a.cpp:1: error: x", said)
                self.assertIn("FAILED: release: could not be built", said)
                self.assertEqual((status, said.splitlines()[-1]), (1, "2 passed, 1 failed, 0 skipped"), said)

    def fakes_of_the_test_script(self):
        """Every preset builds and has one test, which passes; how ctest and cmake were called is written down."""
        self.fake("localedef", "exit 1")
        self.fake("clang++-14", "exit 0")
        self.fake("cmake", f'echo "cmake $*" >>"{self.root}/called"')
        self.fake("ctest", f"""echo "ctest $*" >>"{self.root}/called"
until [ "$1" = --output-junit ]; do shift; done
echo '<testsuite><testcase name="A.passes" status="run"/></testsuite>' >"$2\"""")

    def test_every_run_fuzzes_the_targets_alone(self):
        self.fakes_of_the_test_script()
        status, said = self.run_script("test.sh", CLOZE_LIBTORCH=self.libtorch())
        self.assertEqual((status, said.splitlines()[-1]), (0, "3 passed, 0 failed, 0 skipped"), said)
        self.assertIn("Step 6 of 6: fuzz targets", said)
        called = self.called()
        self.assertTrue(any("--build --preset fuzz" in line and line.endswith("--target fuzz_targets") for line in called), called)
        self.assertTrue(any("--test-dir build/fuzz" in line and line.endswith("-R ^fuzz\\.") for line in called), called)

    def test_tokenizer_to_compare_with_is_fetched_or_missed(self):
        self.fakes_of_the_test_script()
        self.fake("python3", f"""case $* in *wheels/peer.txt*) {{ [ -e "{self.root}/network" ] && exit 0; }}
echo 'The package index cannot be reached.' >&2; exit 1;; esac; exec {sys.executable} "$@\"""")
        self.fake("ctest", f"""echo "peer $CLOZE_PEER_PYTHON" >>"{self.root}/called"; until [ "$1" = --output-junit ]; do shift; done
echo '<testsuite><testcase name="A.passes" status="run"/></testsuite>' >"$2\"""")
        status, said = self.run_script("test.sh", CLOZE_LIBTORCH=self.libtorch(), CLOZE_PEER_PYTHON="")
        self.assertIn("FAILED: the tokenizer to compare with could not be fetched: The package index cannot be reached.", said)
        self.assertEqual((status, said.splitlines()[-1]), (1, "3 passed, 1 failed, 0 skipped"), said)
        (self.root / "network").touch()
        status, said = self.run_script("test.sh", CLOZE_LIBTORCH=self.libtorch(), CLOZE_PEER_PYTHON="")
        self.assertEqual((status, said.splitlines()[-1]), (0, "3 passed, 0 failed, 0 skipped"), said)
        self.assertIn(f"peer {self.root}/packaging/peer_python.sh", self.called())

    def test_failed_set_up_ends_the_tests_with_the_closing_line(self):
        status, said = self.run_script("test.sh", CLOZE_LIBTORCH=self.libtorch("2.4.1"))
        self.assertIn("FAILED: the set-up failed", said)
        self.assertEqual((status, said.splitlines()[-1]), (1, "0 passed, 1 failed, 0 skipped"), said)

    def built(self):
        """A checkout whose build is done: its programs write down how they were called."""
        self.fake("cmake", "exit 0")
        binaries = self.root / "build/release/bin"
        binaries.mkdir(parents=True)
        answer = '{"run": "r-1", "folder": "/some where/r-1", "steps": 9, "seconds": 1.5, "eval": {"accuracy": 0.75}}'
        bodies = {
            "cloze": f"""[ "$2" = --help ] && {{ echo HELP; exit 0; }}; echo "cloze $*" >>"{self.root}/called"; echo '{answer}'
exit ${{TRAINING_ENDS:-0}}""",
            "cloze-desktop": f"""[ "$1" = --version ] && exit ${{DEAD_DISPLAY:-0}}; echo "desktop $*" >>"{self.root}/called"
for last; do :; done; case $last in *.png) echo picture >"$last" ;; esac""",
        }
        for name, body in bodies.items():
            (binaries / name).write_text("#!/bin/sh\n" + body + "\n", encoding="utf-8")
            (binaries / name).chmod(0o755)
        return {"CLOZE_LIBTORCH": self.libtorch()}

    def called(self):
        return (self.root / "called").read_text(encoding="utf-8").splitlines()

    def test_run_without_a_display_trains_says_the_result_and_draws_the_curves_where_the_run_is(self):
        status, said = self.run_script("run.sh", "--runs", "/some where", **self.built())
        self.assertEqual(status, 0, said)
        self.assertIn("trained 9 steps in 1.5 s", said)
        self.assertIn("accuracy: 0.7500", said)
        picture = f"{self.root}/build/example-curves.png"
        self.assertEqual(self.called(), [f"cloze train --spec {self.root}/resources/sample/spec.json --runs /some where --json",
                                         f"desktop --runs /some where --save-curves r-1 {picture}"])
        self.assertIn(picture, said)

    def test_run_help_is_the_programs(self):
        status, said = self.run_script("run.sh", "--help", **self.built())
        self.assertEqual((status, said.splitlines()[-1]), (0, "HELP"), said)

    def test_run_keeps_the_status_of_a_failed_training(self):
        status, said = self.run_script("run.sh", TRAINING_ENDS="130", **self.built())
        self.assertEqual(status, 130, said)

    def test_run_with_a_display_opens_the_window_on_the_example(self):
        status, said = self.run_script("run.sh", "cloze:runs", DISPLAY=":7", **self.built())
        self.assertEqual(status, 0, said)
        self.assertEqual(self.called(), ["desktop --example cloze:runs"])

    def test_run_with_a_display_that_is_not_there_trains_without_a_window(self):
        status, said = self.run_script("run.sh", DISPLAY=":7", DEAD_DISPLAY="1", **self.built())
        self.assertEqual(status, 0, said)
        self.assertIn(":7 cannot be opened", said)
        self.assertIn("trained 9 steps", said)


if __name__ == "__main__":
    unittest.main()
