"""A place that cannot take the result is refused with a sentence before anything runs: no DeepSpeed, no worker, nothing left behind."""
from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import unittest

from run_smoke import arguments, environment, read


class Places(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def at(self, *parts: str) -> str:
        return os.path.join(self.folder, *parts)

    def refused(self, words: str, out: str, *more: str, program: str = "") -> None:
        command = [sys.executable, *(["-c", program] if program else ["-m", "ds_smoke"]), *arguments("zero2.json", out, *more)]
        began = time.monotonic()
        done = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60)
        self.assertEqual(2, done.returncode, done.stderr)
        self.assertIn(words, done.stderr)
        self.assertEqual(1, len(done.stderr.strip().splitlines()), done.stderr)
        self.assertEqual("", done.stdout)
        self.assertLess(time.monotonic() - began, 5, "nothing was started")

    def test_a_folder(self) -> None:
        self.refused("is a folder", self.folder)
        self.assertEqual([], os.listdir(self.folder))

    def test_a_missing_folder(self) -> None:
        self.refused("does not exist", self.at("new", "result.json"))
        self.assertEqual([], os.listdir(self.folder))

    def test_a_file_in_place_of_the_folder(self) -> None:
        open(self.at("x"), "w").close()
        self.refused("does not exist", self.at("x", "result.json"))

    def test_links(self) -> None:
        with open(self.at("kept"), "w", encoding="utf-8") as file:
            file.write("kept")
        for target in ("kept", "nowhere"):
            os.symlink(self.at(target), self.at(f"to-{target}"))
            self.refused("is a link to", self.at(f"to-{target}"))
        with open(self.at("kept"), encoding="utf-8") as file:
            self.assertEqual("kept", file.read())
        self.assertFalse(os.path.exists(self.at("nowhere")))

    def test_a_pipe(self) -> None:
        os.mkfifo(self.at("pipe"))
        self.refused("no plain file", self.at("pipe"))

    def test_unwritable(self) -> None:
        # Root may write anywhere: what the kernel says is put in its place.
        program = "import os, sys; os.access = lambda path, mode: False; from ds_smoke.cli import main; sys.exit(main(sys.argv[1:]))"
        self.refused("is not writable", self.at("result.json"), program=program)
        open(self.at("there.json"), "w").close()
        self.refused("the file is not writable", self.at("there.json"), program=program)

    @unittest.skipIf(os.geteuid() == 0, "root may write anywhere")
    def test_unwritable_for_this_user(self) -> None:
        os.chmod(self.folder, 0o500)
        self.addCleanup(os.chmod, self.folder, 0o700)
        self.refused("is not writable", self.at("result.json"))

    def test_the_other_places_too(self) -> None:
        self.refused("--measurement", self.at("result.json"), "--measurement", self.folder)
        open(self.at("file"), "w").close()
        self.refused("--scratch", self.at("result.json"), "--scratch", self.at("file"))
        self.assertEqual("usage", (read(self.at("result.json")) or {})["failure"]["kind"], "where the result has a place, it says so")

    def test_wrong_flags_write_no_result_through_a_link(self) -> None:
        os.symlink(self.at("nowhere"), self.at("link"))
        self.refused("--steps", self.at("link"), "--steps", "0")
        self.assertFalse(os.path.exists(self.at("nowhere")))


if __name__ == "__main__":
    unittest.main()
