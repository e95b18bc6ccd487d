"""What run.sh of the GPU kit does: finds LibTorch in this Python, unpacks our programs, and runs one part after the other.

Every part has a limit of time, is told about as it starts and ends, and is recorded whatever becomes of it.
"""

import datetime
import json
import os
import pathlib
import platform
import random
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time

import google_tests

KIT = pathlib.Path(__file__).resolve().parent
LIMIT_S = 7.5 * 60  # of the whole run: whoever lends a GPU machine lends it by the minute

# name, config, sequences a batch, mean and spread of their lengths, the longest length
SHAPES = [("minilm_pairs", "bench/minilm.json", 32, 53, 13, 128), ("base_pairs", "bench/bert-base.json", 32, 53, 13, 128),
          ("base_long", "bench/bert-base.json", 32, 190, 80, 384)]
# Where there is no GPU: one thread, so that threads waiting for each other on a busy machine are no part of it.
CPU_SHAPE, CPU_THREADS = ("sample_pairs", "sample/model/config.json", 8, 53, 13, 128), 1

FACTS = """
import importlib.metadata, json, os, platform, torch
facts = {"torch": torch.__version__, "torch_folder": os.path.dirname(torch.__file__), "torch_cuda": torch.version.cuda,
         "python": platform.python_version(), "device_count": 0, "devices": [], "no_device": ""}
try:
    torch.zeros(1, device="cuda")
    for i in range(torch.cuda.device_count()):
        p = torch.cuda.get_device_properties(i)
        facts["devices"].append({"name": p.name, "bytes": p.total_memory, "capability": f"{p.major}.{p.minor}",
                                 "multiprocessors": p.multi_processor_count})
    facts["device_count"] = len(facts["devices"])
except Exception as error:
    facts["no_device"] = str(error).splitlines()[0]
try:
    facts["transformers"] = importlib.metadata.version("transformers")
except importlib.metadata.PackageNotFoundError:
    facts["transformers"] = None
print(json.dumps(facts))
"""


class Failed(Exception):
    """A part that did not do what it should; the text says why."""


class LeftOut(Exception):
    """A part that cannot be done here, which is no failure; the text says why."""


def write_json(file, value):
    file.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")


def last_object(text):
    """The JSON object or objects that a program printed last, behind whatever else it said."""
    for start in range(len(text.splitlines())):
        rest = "\n".join(text.splitlines()[start:]).strip()
        try:
            return json.loads(rest)
        except ValueError:
            continue
    raise Failed(f"It printed no JSON. It said: {text[-500:]}")


class Kit:
    def __init__(self, out, wanted):
        self.out, self.wanted = out, wanted
        self.started = time.monotonic()
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="cloze-gpu-kit-"))
        self.bin = self.work / "bin"
        self.logs = out / "logs"
        self.machine, self.parts, self.environment = {}, [], dict(os.environ)
        self.tests, self.ours, self.peers = {}, {}, {}

    # ------------------------------------------------------------------------------------------------ processes

    def left(self):
        return LIMIT_S - (time.monotonic() - self.started)

    def run(self, name, command, limit, environment=None):
        """Runs a program with its output in logs/NAME.*; returns (stdout, all it said, problem or "")."""
        limit = max(1.0, min(limit, self.left()))
        files = [self.logs / f"{name}.out", self.logs / f"{name}.err"]
        with open(files[0], "wb") as stdout, open(files[1], "wb") as stderr:
            process = subprocess.Popen([str(word) for word in command], env=environment or self.environment, cwd=self.work,
                                       stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, start_new_session=True)
            try:
                status, problem = process.wait(timeout=limit), ""
            except subprocess.TimeoutExpired:
                status, problem = None, f"It was ended when its time, {limit:.0f} s, was over."
            finally:
                end_group(process)
        if status is not None and status < 0:
            problem = f"It was ended by signal {-status} ({signal.Signals(-status).name})."
        elif status:
            problem = f"It ended with status {status}."
        said = [file.read_text(encoding="utf-8", errors="replace") for file in files]
        return said[0], said[0] + said[1], problem

    def run_for_json(self, name, command, limit, environment=None):
        stdout, said, problem = self.run(name, command, limit, environment)
        if problem:
            raise Failed(f"{problem} It said last: {' '.join(said.split())[-600:]}")
        return last_object(stdout)

    def part(self, name, work):
        """Does one part of the run and records what became of it."""
        if self.wanted and not any(name.startswith(wish) for wish in self.wanted):
            return
        begun = time.monotonic()
        print(f"== {name} ({self.left():.0f} s left)", flush=True)
        try:
            if self.left() < 5:
                raise Failed("No time was left for it.")
            status, says = "done", work() or ""
        except LeftOut as reason:
            status, says = "left out", str(reason)
        except Failed as reason:
            status, says = "failed", str(reason)
        except Exception as error:  # whatever one part does, the others go on
            status, says = "failed", f"{type(error).__name__}: {error}"
        seconds = round(time.monotonic() - begun, 1)
        self.parts.append({"name": name, "status": status, "seconds": seconds, "says": says})
        print(f"   {status} after {seconds} s{': ' + says if says else ''}", flush=True)

    # ----------------------------------------------------------------------------------------------- the machine

    def look_at_machine(self):
        print("== what is here", flush=True)
        self.machine = {"date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
                        "kit": json.loads((KIT / "kit.json").read_text(encoding="utf-8")),
                        "system": platform.platform(), "libc": " ".join(platform.libc_ver()), "cores": os.cpu_count()}
        stdout, said, problem = self.run("facts", [sys.executable, "-c", FACTS], 150)
        if problem:
            reason = said.strip().splitlines()[-1] if said.strip() else problem
            raise Failed(f"The torch package of {sys.executable} cannot be used, and the kit takes LibTorch from it: {reason}")
        self.machine.update(last_object(stdout))
        if self.machine["torch"].split("+")[0] != "2.11.0":
            raise Failed(f"torch is {self.machine['torch']} here; the kit's programs are built for 2.11.0.")
        if shutil.which("nvidia-smi"):
            query = ["nvidia-smi", "--query-gpu=name,driver_version,memory.total,clocks.max.sm,power.limit",
                     "--format=csv,noheader"]
            self.machine["nvidia_smi"] = self.run("nvidia-smi", query, 20)[0].strip()
            self.machine["driver"] = (self.machine["nvidia_smi"].split(",") + [""])[1].strip()
        write_json(self.out / "machine.json", self.machine)
        names = ", ".join(device["name"] for device in self.machine["devices"])
        print(f"   torch {self.machine['torch']}, Transformers {self.machine['transformers'] or 'not found'}, "
              f"{names or 'no CUDA device'}", flush=True)

    @property
    def cuda(self):
        return self.machine.get("device_count", 0) > 0

    def unpack(self):
        with tarfile.open(KIT / "programs.tar.gz") as archive:
            if hasattr(tarfile, "data_filter"):
                archive.extraction_filter = tarfile.data_filter
            archive.extractall(self.work)
        torch = pathlib.Path(self.machine["torch_folder"])
        # torch finds NVIDIA's libraries by itself; they are named for a torch that was moved. Ours come last but for
        # our own: what the machine has is at least as new.
        folders = [self.bin, torch / "lib", *sorted((torch.parent / "nvidia").glob("*/lib")), self.work / "lib"]
        known = [folder for folder in os.environ.get("LD_LIBRARY_PATH", "").split(":") if folder]
        self.environment.update(
            LD_LIBRARY_PATH=":".join([*map(str, folders), *known]), CLOZE_SOURCE_DIR=str(KIT), HF_HUB_OFFLINE="1",
            CLOZE_CONFIG=str(self.work / "config.ini"), XDG_DATA_HOME=str(self.work / "data"),
            XDG_RUNTIME_DIR=str(self.work), TMPDIR=str(self.work))

    # ----------------------------------------------------------------------------------------------------- parts

    def version(self):
        found = self.run_for_json("version", [self.bin / "cloze", "version", "--engine", "--json"], 90)
        self.machine["cloze"] = found
        write_json(self.out / "machine.json", self.machine)
        devices = [device["name"] for device in found["engine"]["devices"]]
        if self.cuda and not any(name.startswith("cuda") for name in devices):
            raise Failed(f"Python's torch has a GPU, our engine has none: {found['engine']['cuda_problem']}")
        return f"the engine runs on {', '.join(devices)}"

    def self_test(self):
        found = self.run_for_json("self_test", [self.bin / "cloze", "self-test", "--json"], 60)
        return f"{len(found['checks'])} checks"

    def google_test(self, name, pattern, limit):
        end = time.monotonic() + limit
        program = self.bin / "test_core_engine"

        def start(arguments, number):
            _, said, problem = self.run(f"{name}_{number}", [program, *arguments], end - time.monotonic())
            return said, problem

        result = google_tests.run(program, pattern, self.environment, start, lambda: end - time.monotonic())
        self.tests[name] = result
        write_json(self.out / f"{name}.json", result)
        counts = f"{result['passed']} passed, {result['failed']} failed, {result['skipped']} skipped"
        if result["failed"]:
            names = [test["name"] for test in result["tests"] if test["result"] == "failed"]
            raise Failed(f"{counts}: {', '.join(names)}")
        return counts

    def sanitizer(self, tool):
        """NVIDIA's checker over our kernels' tests: bad addresses (memcheck), races in shared memory (racecheck)."""
        if not self.cuda:
            raise LeftOut("No CUDA device was found.")
        program = shutil.which("compute-sanitizer") or shutil.which("/usr/local/cuda/bin/compute-sanitizer")
        if program is None:
            raise LeftOut("compute-sanitizer is not on this machine.")
        tests = "Cuda.KernelsOfEveryShape:Cuda.KernelsEqualLibTorchsOperators:Cuda.MaskEqualsTheCpus"
        _, said, problem = self.run(tool, [program, "--tool", tool, "--error-exitcode", "9", self.bin / "test_core_engine",
                                           f"--gtest_filter={tests}"], 100)
        if "not supported" in said.lower():
            raise LeftOut("compute-sanitizer does not support this device or runtime.")
        reports = [line for line in said.splitlines() if line.startswith("=========")]
        if problem:
            raise Failed(f"{problem} It said: {' '.join(' '.join(reports).split())[:1500]}")
        return reports[-1].lstrip("= ") if reports else ""

    def train_sample(self, device, precision, *options):
        name = f"train_{device}_{precision}"
        found = self.run_for_json(
            name, [self.bin / "cloze", "train", "--spec", KIT / "sample/spec.json", "--runs", self.work / "runs",
                   "--device", device, "--precision", precision, *options, "--json"], 90)
        write_json(self.out / f"{name}.json", found)
        return f"{found['steps']} steps, {found['examples_per_s'] or 0:.0f} examples/s, {found['eval']}"

    def lengths_file(self, shape, count):
        name, _, _, mean, spread, longest = shape
        draw = random.Random(1)
        lengths = [min(longest, max(12, int(draw.gauss(mean, spread)))) for _ in range(count)]
        file = self.work / f"lengths_{name}.txt"
        file.write_text(" ".join(map(str, lengths)) + "\n", encoding="utf-8")
        return file

    def bench_ours(self, shape, device, precision, steps, kernels=True):
        name, config, batch, *_ = shape
        case = f"{name}_{precision}" + ("" if kernels else "_libtorch_operators")
        environment = self.environment if kernels else {**self.environment, "CLOZE_CUDA_KERNELS": "0"}
        found = self.run_for_json(
            f"bench_{case}",
            [self.bin / "bench_train_step", "--device", device, "--config", KIT / config, "--precision", precision,
             "--batch", batch, "--steps", steps, "--lengths", self.lengths_file(shape, (steps + 8) * batch), "--threads",
             0 if self.cuda else CPU_THREADS],
            60, environment)
        self.ours[case] = found
        write_json(self.out / f"bench_{case}.json", found)
        if kernels and self.cuda and self.machine["kit"]["own_cuda_kernels"] and not found["own_cuda_kernels"]:
            raise Failed("It ran without our CUDA kernels, which the kit carries.")
        return f"{found['examples_per_s']:.1f} examples/s, {100 * found['share_of_ceiling']:.0f} % of the ceiling"

    def bench_peer(self, shape, device, precision, steps):
        if not self.machine["transformers"]:
            raise LeftOut("Transformers is not in this Python.")
        name, config, batch, _, _, longest = shape
        command = [sys.executable, KIT / "bench/peer_train.py", "--device", device, "--config", KIT / config, "--precision",
                   precision, "--batch-size", batch, "--max-seq-length", longest, "--max-steps", steps + 3, "--lengths",
                   self.lengths_file(shape, (steps + 8) * batch), "--padding", "longest", "max", "--threads",
                   0 if self.cuda else CPU_THREADS]
        environment = {**os.environ, "HF_HUB_OFFLINE": "1"}  # its own libraries, not ours
        stdout, said, problem = self.run(f"peer_{name}_{precision}", command, 75, environment)
        found = {}
        for line in stdout.splitlines():
            if line.startswith("{"):
                one = json.loads(line)
                found[one["padding"]] = one
        if found:
            self.peers[f"{name}_{precision}"] = found
            write_json(self.out / f"peer_{name}_{precision}.json", found)
        if problem or len(found) < 2:
            raise Failed(f"{problem} It said last: {' '.join(said.split())[-600:]}")
        return ", ".join(f"padded to {padding}: {one['examples_per_s']:.1f} examples/s" for padding, one in found.items())

    def run_parts(self):
        self.part("version", self.version)
        self.part("self_test", self.self_test)
        self.part("tests", lambda: self.google_test("tests", "*Cuda*", 150))
        if self.cuda:
            for shape in SHAPES:
                for precision in ("fp32", "bf16"):
                    self.bench_both(shape, "cuda", precision, 60)
            self.part("bench_base_pairs_bf16_libtorch_operators",
                      lambda: self.bench_ours(SHAPES[1], "cuda", "bf16", 60, kernels=False))
            for precision in ("fp32", "bf16"):
                self.part(f"train_cuda_{precision}", lambda p=precision: self.train_sample("cuda", p))
        else:
            self.bench_both(CPU_SHAPE, "cpu", "fp32", 3)
            self.part("train_cpu_fp32", lambda: self.train_sample("cpu", "fp32", "--max-steps", "10"))
        for tool in ("memcheck", "racecheck"):
            self.part(tool, lambda t=tool: self.sanitizer(t))
        numbers = "*BertGolden*:*BertDropout*:*CpuKernels*:Optimizer.*:*TenSteps.InFp*-*Cuda*"
        self.part("tests_cpu", lambda: self.google_test("tests_cpu", numbers, 90))

    def bench_both(self, shape, device, precision, steps):
        case = f"{shape[0]}_{precision}"
        self.part(f"bench_{case}", lambda: self.bench_ours(shape, device, precision, steps))
        self.part(f"peer_{case}", lambda: self.bench_peer(shape, device, precision, steps))

    # --------------------------------------------------------------------------------------------------- the end

    def speed(self):
        """One row a case: ours, the peer's, and how many times faster ours is."""
        rows = []
        for case, ours in self.ours.items():
            row = {"case": case, "device": ours["device"], "batch": ours["batch"], "cloze": ours["examples_per_s"]}
            for padding, peer in self.peers.get(case, {}).items():
                row[f"transformers_{padding}"] = peer["examples_per_s"]
                row[f"times_{padding}"] = ours["examples_per_s"] / peer["examples_per_s"]
            rows.append(row)
        return rows

    def finish(self, problem=""):
        failed = [part["name"] for part in self.parts if part["status"] == "failed"]
        if not problem and not self.parts:
            problem = f"No part is called {' or '.join(self.wanted)}."
        if problem:
            status, sentence = 1, problem
        elif failed:
            status, sentence = 1, f"{len(failed)} of {len(self.parts)} parts failed: {', '.join(failed)}."
        elif not self.cuda:
            status, sentence = 2, (f"No CUDA device was found ({self.machine['no_device']}): the CUDA tests were skipped, "
                                   "and what a CPU can was run.")
        else:
            status, sentence = 0, f"All {len(self.parts)} parts were done."
        seconds = round(time.monotonic() - self.started, 1)
        tests = {name: {**result, "tests": [test for test in result["tests"] if test["result"] != "passed"]}
                 for name, result in self.tests.items()}
        write_json(self.out / "summary.json",
                   {"sentence": sentence, "exit_status": status, "cuda_device_found": self.cuda, "seconds": seconds,
                    "machine": self.machine, "parts": self.parts, "tests": tests, "speed": self.speed(),
                    "bench": self.ours, "peer": self.peers})
        for row in self.speed():
            peers = "".join(f", {row[f'times_{padding}']:.2f} times Transformers padded to {padding}"
                            for padding in ("longest", "max") if f"times_{padding}" in row)
            print(f"   {row['case']}: {row['cloze']:.1f} examples/s{peers}")
        print(f"{sentence} {seconds:.0f} s; results in {self.out}", flush=True)
        shutil.rmtree(self.work, ignore_errors=True)
        return status


def end_group(process):
    """Ends a program and whatever it started."""
    for ending, patience in ((signal.SIGTERM, 3), (signal.SIGKILL, 10)):
        try:
            os.killpg(process.pid, ending)
        except ProcessLookupError:
            break
        try:
            process.wait(timeout=patience)
        except subprocess.TimeoutExpired:
            continue
    process.poll()


def main(arguments):
    if not arguments or arguments[0].startswith("-"):
        print("usage: run.sh OUTDIR [PART...]", file=sys.stderr)
        return 1
    out = pathlib.Path(arguments[0]).resolve()
    try:
        (out / "logs").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"run.sh: {out} cannot be made: {error.strerror}. Name another folder.", file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    kit = Kit(out, arguments[1:])
    try:
        kit.look_at_machine()
        kit.unpack()
        kit.run_parts()
        return kit.finish()
    except (Failed, OSError, tarfile.TarError) as problem:
        return kit.finish(str(problem))
    except KeyboardInterrupt:
        return kit.finish("It was stopped before its end.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
