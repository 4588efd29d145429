"""Plants one fault at a time in a copy of ds_smoke and shows that a named test falls: python mutants.py [WORD …] (not part of any suite).

Exit 1 where a fault goes unseen, or a test falls without one.
"""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile

from run_smoke import SMOKE

ROOT = os.path.dirname(SMOKE)

# What goes wrong, file, text, text in its place, the test that must fall.
MUTANTS = [
    ("NVMe files go where the config says", "sandbox.py", 'offload["nvme_path"] = target', "pass", "test_pure.Sandbox.test_changed"),
    ("a job name climbs out of its folder", "sandbox.py", 'section["job_name"] = "job"', "pass", "test_pure.Sandbox.test_changed"),
    ("a module that the config names is imported", "sandbox.py", "if not _CLASS_NAME.match(str(name)):", "if False:", "test_pure.Sandbox.test_refused"),
    ("files are renamed out of the scratch folder", "guard.py", '"os.rename", "os.link"', '"os.link"', "test_pure.Guard.test_writes_outside_are_refused"),
    ("the network is open", "guard.py", "if host in allowed or _local(host):", "if True:", "test_hostile.Hostile.test_the_worker_sees_no_secret_and_no_network"),
    ("the worker gets the tokens", "environment.py", "if not _SECRET_NAME.search(name)}", "}", "test_hostile.Hostile.test_the_worker_sees_no_secret_and_no_network"),
    ("the log of the job shows a token", "cli.py", "print(redact(text_report(found, where)))", "print(text_report(found, where))", "test_hostile.Hostile.test_secrets_stay_out_of_result_and_log"),
    ("an old DeepSpeed is taken", "environment.py", "OLDEST_DEEPSPEED = (0, 14)", "OLDEST_DEEPSPEED = (0, 9)", "test_pure.Reasons.test_old_packages_are_named"),
    ("a full disk is the config's fault", "outcome.py", '"disk-full", ', "", "test_pure.Result.test_exit_codes"),
    ("the size of an OOM is wrong", "failures.py", '"GiB": 2**30', '"GiB": 10**9', "test_pure.Reasons.test_kinds"),
    ("NaN gets into result.json", "result.py", "not math.isfinite(value) else value", "False else value", "test_pure.Result.test_whatever_a_config_holds_the_result_is_json"),
    ("no room is taken for the result", "result.py", ".ljust(RESERVED_BYTES)", "", "test_pure.Result.test_whatever_a_config_holds_the_result_is_json"),
    ("accumulation is not what train_batch_size leaves", "ds_config.py", "max(1, total // (world_size * micro))", "1", "test_pure.Flags.test_batch"),
    ("a lock that is held is removed", "stale_locks.py", "os.path.realpath(path) not in held", "True", "test_pure.StaleLocks.test_only_a_lock_that_nobody_holds_goes"),
    ("nothing on NVMe passes", "checks.py", "found > 0, f", "True, f", "test_pure.Checks.test_nvme"),
    ("a row speaks of flash_attention_2", "rows.py", '{"flash_attention_2": "flash"}', "{}", "test_rows.Rows.test_names_of_the_estimator"),
    ("the result goes through a link", "places.py", "if stat.S_ISLNK(mode):", "if False:", "test_places.Places.test_links"),
    ("a CPU run becomes a measurement", "rows.py", "if gpu is None:", "if False:", "test_rows.Rows.test_on_a_cpu_nothing_is_written_and_that_is_said"),
    ("an added optimizer is not told", "optimizers.py", "said = None if name else", "said = None if True else", "test_verdicts.Verdicts.test_missing_optimizer_is_added_and_said"),
    ("a cancelled run is a failed one", "supervise.py", "seen.cancelled = True", "pass", "test_hostile.AlwaysAResult.test_sigterm_in_the_middle"),
    ("a time limit is not kept", "supervise.py", "seen.timed_out = True", "pass", "test_hostile.AlwaysAResult.test_timeout"),
    ("the rank that is missing is not named", "peers.py", "not self._store.check([_CAME.format(rank)])", "False", "test_nodes.Nodes.test_a_node_that_never_comes"),
    ("the lowest figure of the ranks is reported", "worker.py", "return max(known)", "return min(known)", "test_nodes.Nodes.test_torchrun"),
    ("a checkpoint is not loaded", "checks.py", 'loaded, _ = engine.load_checkpoint(folder, tag="smoke")', "loaded = folder", "test_verdicts.Verdicts.test_checkpoint_round_trip"),
]


def copy_to(folder: str) -> str:
    for name in ("smoke", "schemas", os.path.join("test", "memory", "measured")):
        shutil.copytree(os.path.join(ROOT, name), os.path.join(folder, name), ignore=shutil.ignore_patterns("__pycache__"))
    return os.path.join(folder, "smoke")


def falls(smoke: str, test: str) -> tuple[bool, str]:
    env = {**os.environ, "PYTHONPATH": smoke, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-m", "unittest", test], cwd=os.path.join(smoke, "tests"), env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600)
    return done.returncode != 0, done.stdout


def main(words: list[str]) -> int:
    chosen = [mutant for mutant in MUTANTS if not words or any(word in " ".join(mutant) for word in words)]
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        smoke = copy_to(folder)
        for test in sorted({mutant[4] for mutant in chosen}):
            fell, said = falls(smoke, test)
            if fell:
                wrong.append(f"{test} falls without a fault:\n{said}")
        for what, name, text, other, test in chosen:
            path = os.path.join(smoke, "ds_smoke", name)
            with open(path, encoding="utf-8") as file:
                good = file.read()
            if good.count(text) != 1:
                wrong.append(f"{what}: {name} holds {text!r} {good.count(text)} times")
                continue
            with open(path, "w", encoding="utf-8") as file:
                file.write(good.replace(text, other))
            fell, _ = falls(smoke, test)
            with open(path, "w", encoding="utf-8") as file:
                file.write(good)
            print(f"{'seen  ' if fell else 'UNSEEN'} {what} ({name}): {test}", flush=True)
            if not fell:
                wrong.append(f"unseen: {what}")
    print("\n".join([f"{len(chosen)} faults, {len(wrong)} problems", *wrong]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
