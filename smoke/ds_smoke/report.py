"""The result for a terminal and for the log of a job."""
from __future__ import annotations

_MARK = {"pass": "ok  ", "fail": "FAIL", "skip": "-   "}


def text_report(found: dict, where: str) -> str:
    """A few lines: verdict, figures, checks, and what was redirected."""
    lines = ["", _verdict(found)]
    gpu = found["memory"]["gpu"]
    if gpu:
        lines += [f"  {name.replace('_', ' '):18} {_gib(gpu[name])}" for name in ("peak_init", "peak_forward", "peak_backward", "peak_step", "peak_allocated", "peak_reserved", "process_on_device")]
    cpu = found["memory"]["cpu"]
    if cpu:
        lines += [f"  {'cpu resident':18} {_gib(cpu['cpu_rss_delta_peak'])}", f"  {'cpu pinned':18} {_gib(cpu['pinned_allocated_peak'])}"]
    lines += [f"  {_MARK[check['status']]} {check['id']}: {check['detail']}" for check in found["checks"]]
    lines += [f"  {row['pointer']}: {row['what']}" for row in found["changed"]]
    if found["engine"] and found["engine"].get("client_optimizer"):
        lines.append(f"  note: {found['engine']['client_optimizer']}")
    return "\n".join([*lines, f"result: {where}"])


def _verdict(found: dict) -> str:
    if found["status"] == "pass":
        world = found["world"]
        kind = "virtual ranks" if world["virtual"] else "ranks"
        losses = " → ".join("not finite" if step["loss"] is None else f"{step['loss']:.3f}" for step in found["steps"])
        return f"PASS: {len(found['steps'])} steps at ZeRO stage {found['engine']['zero_stage']}, {world['size']} {kind}, loss {losses}"
    failed = found["failure"] or {"kind": "internal", "phase": "start", "class": "", "message": ""}
    asked = f" (asked for {_gib(failed['asked_bytes'])})" if failed.get("asked_bytes") else ""
    return f"{found['status'].upper()}: {failed['kind']} in {failed['phase']}: {failed['class']}: {failed['message']}{asked}"


def _gib(value: int | None) -> str:
    return "not measured" if value is None else f"{value / 2**30:8.2f} GiB"
