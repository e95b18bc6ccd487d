"""The GPU kit without a GPU: gpu_kit.sh over a build of fakes, and run.sh over a kit, a torch and programs that are fakes."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
PROGRAMS = ("cloze", "test_core_engine", "bench_train_step", "libcloze_core.so", "libcloze_engine.so")

TORCH = """
import types
__version__ = "{version}"
version = types.SimpleNamespace(cuda="13.0")
def zeros(*_, device):
    if not {gpu}: raise RuntimeError("no driver\\nsecond line")
class _Cuda:
    device_count = staticmethod(lambda: 1)
    get_device_properties = staticmethod(lambda i: types.SimpleNamespace(
        name="Fake GPU", total_memory=1 << 30, major=9, minor=0, multi_processor_count=7))
cuda = _Cuda()
"""
CLOZE = """#!/bin/sh
case $1 in
  version) echo '{"engine": {"devices": [{"name": "cpu"}, {"name": "cuda:0"}], "cuda_problem": null}}' ;;
  self-test) echo '{"ok": true, "checks": [{"name": "a"}]}' ;;
  train) echo "progress"; echo '{"steps": 9, "examples_per_s": 5.5, "eval": {"accuracy": 0.5}}' ;;
esac
"""
BENCH = """#!/bin/sh
echo '{"examples_per_s": 30.0, "share_of_ceiling": 0.5, "own_cuda_kernels": true, "device": "cuda:0", "batch": 32}'
"""
PEER = """
import sys
print('{"padding": "longest", "examples_per_s": 10.0}')
print('{"padding": "max", "examples_per_s": 5.0}')
"""
# Behaves as GoogleTest does with --gtest_fail_fast, also in dying of a signal where a test is called Cuda.Dies.
TESTS = """#!{python}
import os, re, sys
names = {names}
chosen = next(a for a in sys.argv if a.startswith("--gtest_filter=")).split("=", 1)[1].split(":")
chosen = names if "*" in chosen[0] else [name for name in names if name in chosen]
if "--gtest_list_tests" in sys.argv:
    print("Running main() from gtest_main.cc")
    for name in chosen: print(name.split(".")[0] + ".\\n  " + name.split(".")[1] + "  # GetParam() = 1")
    sys.exit(0)
failed = False
for name in chosen:
    print("[ RUN      ]", name, flush=True)
    if failed:
        print("[  SKIPPED ]", name, "(0 ms)")
    elif name.endswith("Dies"):
        os.kill(os.getpid(), 11)
    elif name.endswith("Fails"):
        print("a.cpp:7: Failure\\n1.5 is not less than 1")
        print("[  FAILED  ] " + name + ", where GetParam() = 1 (3 ms)")
        failed = True
    elif name.endswith("Skips"):
        print("a.cpp:9: Skipped\\nThere is one GPU here.\\n[  SKIPPED ] " + name + " (0 ms)")
    else:
        print("[       OK ] " + name + " (12 ms)")
sys.exit(1 if failed else 0)
"""


def write_program(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)


class RunKit(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.kit = self.root / "gpu-kit"
        shutil.copytree(SOURCE / "packaging/gpu_kit", self.kit, ignore=shutil.ignore_patterns("__pycache__"))
        (self.kit / "kit.json").write_text('{"commit": "abc", "own_cuda_kernels": true}', encoding="utf-8")
        write_program(self.kit / "bench/peer_train.py", PEER)
        self.site = self.root / "site"
        self.torch()
        (self.site / "transformers-5.0.dist-info").mkdir()
        (self.site / "transformers-5.0.dist-info/METADATA").write_text("Name: transformers\nVersion: 5.0\n", encoding="utf-8")

    def torch(self, version="2.11.0+cu130", gpu=True):
        write_program(self.site / "torch/__init__.py", TORCH.format(version=version, gpu=gpu))

    def run_kit(self, *parts, tests=("Cuda.Works", "Cuda.Skips"), cloze=CLOZE, bench=BENCH):
        programs = self.root / "programs"
        write_program(programs / "bin/cloze", cloze)
        write_program(programs / "bin/bench_train_step", bench)
        write_program(programs / "bin/test_core_engine", TESTS.format(python=sys.executable, names=list(tests)))
        with tarfile.open(self.kit / "programs.tar.gz", "w:gz") as archive:
            archive.add(programs / "bin", "bin")
        # The fakes alone: no compute-sanitizer, no nvidia-smi, whatever this machine has.
        fakes = self.root / "fakes"
        fakes.mkdir(exist_ok=True)
        if not (fakes / "python3").exists():
            (fakes / "python3").symlink_to(sys.executable)
        environment = {"PATH": f"{fakes}:/usr/bin:/bin", "PYTHONPATH": str(self.site), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run([str(self.kit / "run.sh"), str(self.root / "out"), *parts], env=environment, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        summary = self.root / "out/summary.json"
        return done.returncode, done.stdout, json.loads(summary.read_text(encoding="utf-8")) if summary.exists() else {}

    def read(self, name):
        return json.loads((self.root / "out" / name).read_text(encoding="utf-8"))

    def test_everything_done(self):
        status, said, summary = self.run_kit()
        self.assertEqual(status, 0, said)
        self.assertIn(f"All {len(summary['parts'])} parts were done", said)
        self.assertTrue(summary["cuda_device_found"])
        self.assertEqual(summary["machine"]["devices"][0]["name"], "Fake GPU")
        self.assertEqual(self.read("machine.json")["torch"], "2.11.0+cu130")
        tests = self.read("tests.json")
        self.assertEqual([tests["passed"], tests["failed"], tests["skipped"]], [1, 0, 1])
        self.assertIn("There is one GPU here", tests["tests"][1]["message"])
        self.assertEqual(self.read("bench_base_long_bf16.json")["examples_per_s"], 30.0)
        self.assertEqual(self.read("peer_base_long_bf16.json")["max"]["examples_per_s"], 5.0)
        row = next(row for row in summary["speed"] if row["case"] == "minilm_pairs_fp32")
        self.assertEqual([row["times_longest"], row["times_max"]], [3.0, 6.0])
        left_out = {part["name"]: part["says"] for part in summary["parts"] if part["status"] == "left out"}
        if not Path("/usr/local/cuda/bin/compute-sanitizer").exists():
            self.assertIn("compute-sanitizer is not on this machine", left_out["memcheck"])

    def test_without_a_device_the_cpu_does_what_it_can(self):
        self.torch(gpu=False)
        status, said, summary = self.run_kit(bench=BENCH.replace("cuda:0", "cpu"))
        self.assertEqual(status, 2, said)
        self.assertIn("No CUDA device was found (no driver)", said)
        self.assertFalse(summary["cuda_device_found"])
        names = [part["name"] for part in summary["parts"] if part["status"] == "done"]
        for name in ("tests", "tests_cpu", "bench_sample_pairs_fp32", "peer_sample_pairs_fp32", "train_cpu_fp32"):
            self.assertIn(name, names)

    def test_a_failure_ends_nothing_else(self):
        status, said, summary = self.run_kit(tests=("Cuda.A", "Cuda.Fails", "Cuda.B", "Cuda.Dies", "Cuda.C"),
                                             bench="#!/bin/sh\necho 'CUDA error: 700' >&2; exit 1\n")
        self.assertEqual(status, 1, said)
        tests = self.read("tests.json")
        found = {test["name"]: test for test in tests["tests"]}
        self.assertEqual([found[f"Cuda.{name}"]["result"] for name in ("A", "Fails", "B", "Dies", "C")],
                         ["passed", "failed", "passed", "failed", "passed"])
        self.assertIn("1.5 is not less than 1", found["Cuda.Fails"]["message"])
        self.assertIn("SIGSEGV", found["Cuda.Dies"]["message"])
        parts = {part["name"]: part for part in summary["parts"]}
        self.assertIn("CUDA error: 700", parts["bench_base_pairs_bf16"]["says"])
        self.assertEqual(parts["peer_base_pairs_bf16"]["status"], "done")
        self.assertEqual(parts["train_cuda_bf16"]["status"], "done")
        self.assertIn("parts failed: tests, bench_minilm_pairs_fp32", summary["sentence"])

    def test_a_part_that_hangs_is_ended(self):
        source = self.kit / "run_kit.py"
        source.write_text(source.read_text(encoding="utf-8").replace("LIMIT_S = 7.5 * 60", "LIMIT_S = 6"), encoding="utf-8")
        hanging = CLOZE.replace("self-test) ", "self-test) sleep 100 & sleep 100; ")
        status, said, summary = self.run_kit(cloze=hanging)
        self.assertEqual(status, 1, said)
        parts = {part["name"]: part for part in summary["parts"]}
        self.assertIn("was over", parts["self_test"]["says"])
        self.assertIn("No time was left", parts["tests_cpu"]["says"])
        self.assertLess(summary["seconds"], 30)

    def test_without_transformers_ours_stand_alone(self):
        shutil.rmtree(self.site / "transformers-5.0.dist-info")
        status, said, summary = self.run_kit("bench", "peer", "version")
        parts = {part["name"]: part["status"] for part in summary["parts"]}
        if summary["machine"]["transformers"] is None:  # this Python may have it of its own
            self.assertEqual(status, 0, said)
            self.assertEqual(parts["peer_base_pairs_fp32"], "left out")
        self.assertEqual(parts["bench_base_pairs_fp32"], "done")
        self.assertNotIn("tests", parts)

    def test_engine_without_the_gpu_that_torch_has(self):
        blind = CLOZE.replace(', {"name": "cuda:0"}', "").replace('"cuda_problem": null', '"cuda_problem": "too old"')
        status, said, _ = self.run_kit("version", cloze=blind)
        self.assertEqual(status, 1, said)
        self.assertIn("Python's torch has a GPU, our engine has none: too old", said)

    def test_wrong_use_and_wrong_torch_are_told(self):
        status, said, _ = self.run_kit("nonsense")
        self.assertEqual([status, "No part is called nonsense" in said], [1, True], said)
        self.torch(version="2.4.1+cu121")
        status, said, _ = self.run_kit()
        self.assertEqual([status, "torch is 2.4.1+cu121 here" in said], [1, True], said)
        write_program(self.site / "torch/__init__.py", "raise ImportError('libfoo.so.1 is missing')")
        status, said, _ = self.run_kit()
        self.assertEqual([status, "libfoo.so.1 is missing" in said], [1, True], said)
        done = subprocess.run([str(self.kit / "run.sh")], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        self.assertEqual([done.returncode, "usage: run.sh OUTDIR" in done.stdout], [1, True])


class MakeKit(unittest.TestCase):
    """gpu_kit.sh in a checkout whose build consists of fakes."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for part in ("packaging", "tests/golden/model", "tests/golden/training", "tests/bench", "resources/sample"):
            shutil.copytree(SOURCE / part, self.root / part, ignore=shutil.ignore_patterns("__pycache__"))
        self.bin = self.root / "build/release/bin"
        for name in (*PROGRAMS, "libcloze_cuda.so"):
            write_program(self.bin / name, "a program")
        self.fakes = self.root / "fakes"
        for name in ("cmake", "ninja", "strip"):
            write_program(self.fakes / name, "#!/bin/sh\nexit 0\n")
        (self.root / "libtorch/torch/lib").mkdir(parents=True)
        for library in ("libtorch/torch/lib/libc10.so", "debian/libicudata.so.72", "debian/libcrypto.so.3", "debian/libc.so.6"):
            write_program(self.root / library, library)
        self.loads("libc10.so => {0}/libtorch/torch/lib/libc10.so (0x1)", "libcloze_core.so => {0}/build/release/bin/libcloze_core.so (0x1)",
                   "libicudata.so.72 => {0}/debian/libicudata.so.72 (0x1)", "libcrypto.so.3 => {0}/debian/libcrypto.so.3 (0x1)",
                   "libc.so.6 => {0}/debian/libc.so.6 (0x1)", "/lib64/ld-linux-x86-64.so.2 (0x1)")

    def loads(self, *lines):
        write_program(self.fakes / "ldd", "#!/bin/sh\ncat <<'X'\n" + "\n".join(lines).format(self.root) + "\nX\n")

    def run_script(self, *arguments):
        environment = {"PATH": f"{self.fakes}:{os.environ['PATH']}", "HOME": str(self.root), "CLOZE_LIBTORCH": str(self.root / "libtorch")}
        done = subprocess.run([str(self.root / "packaging/gpu_kit.sh"), *arguments], env=environment, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        return done.returncode, done.stdout

    def test_collects_what_the_other_machine_lacks(self):
        status, said = self.run_script()
        self.assertEqual(status, 0, said)
        self.assertRegex(said, r"\d+ MiB of 40")
        kit = self.root / "build/gpu-kit"
        with tarfile.open(kit / "programs.tar.gz") as archive:
            files = {name for name in archive.getnames() if "." in name or "/" in name}
        self.assertEqual(files, {*(f"bin/{name}" for name in (*PROGRAMS, "libcloze_cuda.so")), "lib/libicudata.so.72", "lib/libcrypto.so.3"})
        for file in ("run.sh", "run_kit.py", "google_tests.py", "kit.json", "bench/peer_train.py", "bench/bert-base.json",
                     "tests/golden/model/golden.safetensors", "tests/golden/training/ten_steps.json", "sample/spec.json"):
            self.assertTrue((kit / file).exists(), file)
        self.assertTrue(json.loads((kit / "kit.json").read_text(encoding="utf-8"))["own_cuda_kernels"])
        self.assertTrue(os.access(kit / "run.sh", os.X_OK))

    def test_without_nvcc_it_says_so(self):
        write_program(self.fakes / "ninja", "#!/bin/sh\nexit 1\n")
        status, said = self.run_script()
        self.assertEqual(status, 0, said)
        self.assertIn("without our CUDA kernels", said)
        self.assertFalse(json.loads((self.root / "build/gpu-kit/kit.json").read_text(encoding="utf-8"))["own_cuda_kernels"])

    def test_too_large_is_refused(self):
        script = self.root / "packaging/gpu_kit.sh"
        script.write_text(script.read_text(encoding="utf-8").replace("limit_mib=40", "limit_mib=1"), encoding="utf-8")
        (self.root / "debian/libicudata.so.72").write_bytes(os.urandom(2 << 20))
        status, said = self.run_script()
        self.assertEqual(status, 1)
        self.assertRegex(said, r"The kit has \d MiB and may have 1")

    def test_a_library_that_is_missing_here_is_named(self):
        self.loads("libfoo.so.2 => not found")
        status, said = self.run_script()
        self.assertEqual(status, 1)
        self.assertIn("libfoo.so.2 => not found", said)

    def test_arguments_are_refused(self):
        status, said = self.run_script("out")
        self.assertEqual(status, 1)
        self.assertIn("takes no arguments", said)


if __name__ == "__main__":
    unittest.main()
