"""packaging/fetch_wheels.py against a server of its own: broken connections, wrong bytes, full disks, repeated runs."""

import contextlib
import hashlib
import http.server
import io
import json
import sys
import tempfile
import threading
import unittest
import zipfile
from pathlib import Path
from unittest import mock

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))
import fetch_wheels  # noqa: E402


def wheel_bytes(name, size=3 << 20):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(f"{name}/lib.so", bytes(range(256)) * (size // 256))
        archive.writestr(f"{name}-1.0.dist-info/METADATA", "Name: x")
    return buffer.getvalue()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        server = self.server
        body, begin = server.files[self.path], 0
        asked = self.headers.get("Range")
        server.asked.append(asked)
        if asked and server.ranges:
            begin = int(asked[len("bytes="):-1])
            if begin >= len(body):
                self.send_error(416)
                return
        self.send_response(206 if begin else 200)
        self.send_header("Content-Length", str(len(body) - begin))
        self.end_headers()
        part = body[begin:]
        if server.cuts > 0:  # the connection breaks in the middle
            server.cuts -= 1
            part = part[: len(part) // 2]
        self.wfile.write(part)

    def log_message(self, *_):
        pass


class FetchWheels(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        root = Path(self.folder.name)
        self.list, self.cache, self.target = root / "list.txt", root / "cache", root / "target"
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.ranges, self.server.cuts, self.server.asked = True, 0, []
        self.server.files = {f"/{name}": wheel_bytes(name) for name in ("one", "two")}
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.pin({name: hashlib.sha256(self.server.files[f"/{name}"]).hexdigest() for name in ("one", "two")})
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.patch("recent_pip", lambda cache: ["no-pip"])
        self.patch("addresses", lambda pip, wheels: {wheel.name: f"{base}/{wheel.name}" for wheel in wheels})
        sleep = mock.patch.object(fetch_wheels.time, "sleep")
        sleep.start()
        self.addCleanup(sleep.stop)

    def patch(self, name, value):
        patcher = mock.patch.object(fetch_wheels, name, value)
        patcher.start()
        self.addCleanup(patcher.stop)

    def pin(self, hashes):
        lines = ["# unpacked-mib: 7"] + [f"{name}==1.0 --hash=sha256:{value}" for name, value in hashes.items()]
        self.list.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def work(self):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            fetch_wheels.work(self.list, self.cache, self.target)
        return said.getvalue()

    def test_unpacks_everything_and_keeps_no_archives(self):
        said = self.work()
        self.assertIn("one 1.0 (1 of 2)", said)
        self.assertIn("(100 %)", said)
        self.assertEqual((self.target / "one/lib.so").stat().st_size, 3 << 20)
        self.assertTrue((self.target / "two/lib.so").exists())
        self.assertEqual(list(self.cache.iterdir()), [])

    def test_second_run_does_nothing(self):
        self.work()
        self.server.asked.clear()
        self.assertEqual(self.work(), "")
        self.assertEqual(self.server.asked, [])

    def test_broken_connection_is_continued_where_it_broke(self):
        self.server.cuts = 2
        said = self.work()
        self.assertIn("trying again", said)
        self.assertIn("(continued)", said)
        resumed = [int(asked[6:-1]) for asked in self.server.asked if asked]
        self.assertEqual(len(resumed), 2)
        self.assertGreater(resumed[1], resumed[0])
        self.assertTrue((self.target / "one/lib.so").exists())

    def test_partial_file_of_an_earlier_run_is_continued(self):
        body = self.server.files["/one"]
        self.cache.mkdir()
        part = fetch_wheels.cached(fetch_wheels.read_list(self.list)[0][0], self.cache).with_suffix(".part")
        part.write_bytes(body[:1000])
        self.work()
        self.assertIn("bytes=1000-", self.server.asked)

    def test_server_without_ranges_starts_again(self):
        self.server.ranges, self.server.cuts = False, 1
        self.work()
        self.assertTrue((self.target / "one/lib.so").exists())

    def test_wrong_bytes_are_refused_and_deleted(self):
        self.pin({"one": "0" * 64})
        with self.assertRaisesRegex(fetch_wheels.Trouble, "not the file that was pinned"):
            self.work()
        self.assertEqual(list(self.cache.iterdir()), [])
        self.assertFalse((self.target / "one").exists())

    def test_longer_partial_file_is_refused_by_its_hash(self):
        self.cache.mkdir()
        part = fetch_wheels.cached(fetch_wheels.read_list(self.list)[0][0], self.cache).with_suffix(".part")
        part.write_bytes(b"x" * (4 << 20))
        with self.assertRaisesRegex(fetch_wheels.Trouble, "not the file that was pinned"):
            self.work()
        self.work()  # the bad part is gone, so the next run succeeds

    def test_no_network_says_so_and_keeps_what_there_is(self):
        self.server.cuts = 100
        with self.assertRaisesRegex(fetch_wheels.Trouble, "Check the network"):
            self.work()
        self.assertEqual(len(list(self.cache.glob("*.part"))), 1)

    def test_full_disk_is_seen_before_anything_is_fetched(self):
        usage = mock.Mock(free=1 << 20)
        with mock.patch.object(fetch_wheels.shutil, "disk_usage", return_value=usage):
            with self.assertRaisesRegex(fetch_wheels.Trouble, "1 MiB free .* needs about 7 MiB"):
                self.work()
        self.assertEqual(self.server.asked, [])

    def test_interrupted_unpacking_is_repeated(self):
        with mock.patch.object(fetch_wheels, "unpack", side_effect=KeyboardInterrupt):
            with self.assertRaises(KeyboardInterrupt):
                self.work()
        # Half a LibTorch must not pass for one that was brought along: setup.sh knows ours by this file.
        self.assertEqual(json.loads((self.target / ".cloze-wheels.json").read_text()), {})
        self.server.asked.clear()
        self.work()
        self.assertEqual(self.server.asked, [])  # the archives were there
        self.assertEqual(sorted(json.loads((self.target / ".cloze-wheels.json").read_text())), ["one", "two"])

    def test_every_list_of_the_project_can_be_read(self):
        for file in (Path(fetch_wheels.__file__).parent / "wheels").glob("*.txt"):
            with self.subTest(file.name):
                wheels, _ = fetch_wheels.read_list(file)
                self.assertGreater(len(wheels), 0)
                self.assertEqual(len({wheel.name for wheel in wheels}), len(wheels))

    def test_line_without_a_hash_is_refused(self):
        self.list.write_text("one==1.0\n", encoding="utf-8")
        with self.assertRaisesRegex(fetch_wheels.Trouble, "--hash"):
            self.work()


if __name__ == "__main__":
    unittest.main()
