"""Fetches the wheels of a list and unpacks them into a folder: pinned by SHA-256, resumable, only what is missing.

usage: fetch_wheels.py LIST CACHE TARGET

pip is asked where each wheel lies, so its own settings (index, proxy, certificates) apply; the download itself is done
here because pip starts a broken one again from nothing. Partial files stay in CACHE. TARGET/.cloze-wheels.json says what
has been unpacked; a wheel in it is not looked at again. Exit status 1 with one sentence when something is in the way.
"""

import hashlib
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

ATTEMPTS = 5
CHUNK = 1 << 20
MIB = 1 << 20
# glibc versions a wheel may ask for at most: Debian 12 has 2.36, the newest wheel of the lists asks for 2.28.
PLATFORMS = [f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)]
PLATFORMS += ["manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64"]


class Trouble(Exception):
    """What the person at the terminal is told."""


class Wheel:
    def __init__(self, line):
        match = re.fullmatch(r"([A-Za-z0-9._-]+)==(\S+) --hash=sha256:([0-9a-f]{64})", line)
        if not match:
            raise Trouble(f"This line is not NAME==VERSION --hash=sha256:...: {line}")
        self.name, self.version, self.sha256 = match.groups()
        self.line = line

    def __str__(self):
        return f"{self.name} {self.version}"


def read_list(path):
    wheels, unpacked_mib = [], 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# unpacked-mib:"):
            unpacked_mib = int(line.split(":")[1])
        elif line.strip() and not line.startswith("#"):
            wheels.append(Wheel(line.strip()))
    return wheels, unpacked_mib


def sha256_of(path):
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def run_pip(pip, arguments):
    done = subprocess.run(pip + arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode == 0:
        return
    said = (done.stderr.strip() or done.stdout.strip()).splitlines()
    reason = next((line for line in reversed(said) if "ERROR" in line), said[-1] if said else "no message")
    if "No module named pip" in done.stderr:
        raise Trouble("Python has no pip here. Install the Debian package python3-pip and run this again.")
    if "HASH" in done.stderr or "hash" in reason:
        raise Trouble(f"A download is not the file that was pinned, and was refused. pip says: {reason}")
    if "No space left" in done.stderr:
        raise Trouble("The disk is full. Free some space and run this again; what was downloaded is kept.")
    raise Trouble(
        "The package index cannot be reached or does not have the file. Check the network (pip's own settings for "
        f"proxies, index and certificates apply) and run this again; what was downloaded is kept. pip says: {reason}"
    )


def recent_pip(cache):
    """A pip that can report without downloading, as the start of a command line."""
    own = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    (wheel,), _ = read_list(Path(__file__).parent / "wheels" / "pip.txt")
    file = cache / f"pip-{wheel.version}-py3-none-any.whl"
    if not file.exists() or sha256_of(file) != wheel.sha256:
        file.unlink(missing_ok=True)
        requirements = cache / "pip-requirements.txt"
        requirements.write_text(wheel.line + "\n", encoding="utf-8")
        run_pip(own, ["download", "-q", "--no-deps", "--require-hashes", "-d", str(cache), "-r", str(requirements)])
    return [sys.executable, str(file / "pip"), "--disable-pip-version-check"]


def choice_flags():
    flags = ["--no-deps", "--only-binary=:all:", "--python-version", "3.11", "--require-hashes"]
    for platform in PLATFORMS:
        flags += ["--platform", platform]
    return flags


def addresses(pip, wheels):
    """name -> address of each wheel, as pip finds them."""
    with tempfile.TemporaryDirectory() as folder:
        requirements, report = Path(folder) / "requirements.txt", Path(folder) / "report.json"
        requirements.write_text("".join(wheel.line + "\n" for wheel in wheels), encoding="utf-8")
        target = ["--target", str(Path(folder) / "nothing")]
        run_pip(pip, ["install", "-q", "--dry-run", "--ignore-installed", "--report", str(report)] + target
                + choice_flags() + ["-r", str(requirements)])
        found = json.loads(report.read_text(encoding="utf-8"))["install"]
    plain = {re.sub(r"[-_.]+", "-", item["metadata"]["name"]).lower(): item["download_info"]["url"] for item in found}
    return {wheel.name: plain[re.sub(r"[-_.]+", "-", wheel.name).lower()] for wheel in wheels}


def tls():
    context = ssl.create_default_context()
    if os.environ.get("PIP_CERT"):
        context.load_verify_locations(os.environ["PIP_CERT"])
    return context


class Progress:
    """One line that grows on a terminal; a line every tenth elsewhere."""

    def __init__(self, label, total):
        self.label, self.total, self.last = label, total, -1
        self.terminal = sys.stdout.isatty()

    def show(self, done):
        percent = 100 * done // self.total if self.total else 100
        if percent == self.last or (not self.terminal and percent // 10 == self.last // 10 and percent < 100):
            return
        self.last = percent
        text = f"    {self.label}: {done / MIB:.0f} of {self.total / MIB:.0f} MiB ({percent} %)"
        print(("\r" + text + "\x1b[K") if self.terminal else text, end="" if self.terminal else "\n", flush=True)

    def end(self):
        if self.terminal:
            print(flush=True)


def transfer(address, part, label):
    """Appends to `part` what is missing of it."""
    have = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(address, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        reply = urllib.request.urlopen(request, timeout=60, context=tls())
    except urllib.error.HTTPError as error:
        if error.code == 416:  # nothing is missing, or the part is longer than the file: the hash will tell
            return
        raise
    with reply:
        resumed = have > 0 and reply.status == 206
        have = have if resumed else 0
        total = have + int(reply.headers.get("Content-Length") or 0)
        progress = Progress(label + (" (continued)" if resumed else ""), total)
        with part.open("ab" if resumed else "wb") as out:
            while chunk := reply.read(CHUNK):
                out.write(chunk)
                have += len(chunk)
                progress.show(have)
        progress.end()
        if have < total:
            raise urllib.error.URLError("the connection ended early")


def fetch(wheel, address, cache, label):
    file, part = cached(wheel, cache), cached(wheel, cache).with_suffix(".part")
    for attempt in range(1, ATTEMPTS + 1):
        try:
            transfer(address, part, label)
            break
        except (urllib.error.URLError, TimeoutError, ConnectionError, ssl.SSLError) as error:
            if attempt == ATTEMPTS:
                raise Trouble(f"{wheel} cannot be downloaded: {error}. Check the network and run this again; what was "
                              "downloaded is kept and continued.") from error
            print(f"    {wheel}: {error}; trying again ({attempt + 1} of {ATTEMPTS})", flush=True)
            time.sleep(2 * attempt)
    if sha256_of(part) != wheel.sha256:
        part.unlink()
        raise Trouble(f"The download of {wheel} is not the file that was pinned (its SHA-256 differs), and was deleted. Run "
                      "this again; if it happens twice, something on the way changes downloads.")
    part.rename(file)


def cached(wheel, cache):
    return cache / f"{wheel.name}-{wheel.version}-{wheel.sha256[:16]}.whl"


def unpack(wheel, cache, target):
    """Overwrites what an interrupted attempt left; zipfile checks every file's CRC."""
    with zipfile.ZipFile(cached(wheel, cache)) as archive:
        for name in archive.namelist():
            archive.extract(name, target)


def check_space(folder, needed_mib, what):
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free // MIB
    if free < needed_mib:
        raise Trouble(f"{folder} has {free} MiB free and {what} needs about {needed_mib} MiB. Free some space, or name a "
                      "folder on another disk with CLOZE_LIBTORCH, and run this again.")


def work(list_file, cache, target):
    wheels, unpacked_mib = read_list(list_file)
    stamp = target / ".cloze-wheels.json"

    def write_stamp():
        part = stamp.with_suffix(".part")
        part.write_text(json.dumps(done, indent=1) + "\n", encoding="utf-8")
        part.replace(stamp)

    done = json.loads(stamp.read_text(encoding="utf-8")) if stamp.exists() else {}
    todo = [wheel for wheel in wheels if done.get(wheel.name) != wheel.sha256]
    if not todo:
        return
    check_space(target, unpacked_mib, "unpacking")
    cache.mkdir(parents=True, exist_ok=True)
    missing = [wheel for wheel in todo if not cached(wheel, cache).exists() or sha256_of(cached(wheel, cache)) != wheel.sha256]
    if missing:
        # A wheel is about half as large as what it unpacks to; both lie there for a moment.
        check_space(cache, unpacked_mib // 2, "downloading")
        where = addresses(recent_pip(cache), missing)
        for number, wheel in enumerate(missing, 1):
            fetch(wheel, where[wheel.name], cache, f"{wheel} ({number} of {len(missing)})")
    # There before the first file is: a folder without one is taken for a LibTorch that was brought along.
    write_stamp()
    for wheel in todo:
        print(f"    unpacking {wheel}", flush=True)
        unpack(wheel, cache, target)
        done[wheel.name] = wheel.sha256
        write_stamp()
        cached(wheel, cache).unlink()  # what is unpacked is never needed again


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    try:
        work(*(Path(argument).absolute() for argument in sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(str(trouble))
    except KeyboardInterrupt:
        sys.exit("Stopped; what was downloaded is kept and continued next time.")
    except OSError as error:
        sys.exit(f"{error.filename or 'A file'}: {error.strerror or error}. Make room or choose a folder that can be written, and "
                 "run this again; what was downloaded is kept.")
    except zipfile.BadZipFile as error:
        sys.exit(f"A downloaded file is damaged: {error}. Delete .cache/downloads and run this again.")


if __name__ == "__main__":
    main()
