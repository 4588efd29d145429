"""Exit codes, failures and the shape of result.json (schemas/smoke-result.schema.json)."""
from __future__ import annotations

PASS, CONFIG_FAILS, USAGE, ENVIRONMENT = 0, 1, 2, 3
CANCELLED = 143  # as the shell counts SIGTERM

# A failure of one of these kinds says nothing about the config.
ENVIRONMENT_KINDS = ("no-gpu", "no-compiler", "no-libaio", "no-package", "old-deepspeed", "disk-full", "killed", "internal")


class Refused(Exception):
    """The run does not start: `kind` says why, `code` is the exit code."""

    def __init__(self, kind: str, message: str, code: int) -> None:
        super().__init__(message)
        self.kind = kind
        self.code = code


def usage(message: str) -> Refused:
    return Refused("usage", message, USAGE)


def environment(kind: str, message: str) -> Refused:
    return Refused(kind, message, ENVIRONMENT)


def failure(kind: str, phase: str, error_class: str, message: str, asked_bytes: int | None = None) -> dict:
    """A failure as result.json holds it; `message` is the first line of what the engine said."""
    return {
        "kind": kind,
        "phase": phase,
        "class": error_class,
        "message": (message.strip().splitlines() or [""])[0][:500],
        "asked_bytes": asked_bytes,
        "log_tail": [],
    }


def exit_code(result: dict) -> int:
    """The code that a result stands for."""
    found = result.get("failure")
    if result["status"] == "pass":
        return PASS
    if result["status"] == "cancelled":
        return CANCELLED
    if found and found["kind"] == "usage":
        return USAGE
    return ENVIRONMENT if found and found["kind"] in ENVIRONMENT_KINDS else CONFIG_FAILS
