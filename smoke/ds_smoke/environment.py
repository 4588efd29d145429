"""What the machine has, told apart from what the config does wrong; and what the worker may see of the environment."""
from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys

from ds_smoke.ds_config import offload_device
from ds_smoke.outcome import environment

OLDEST_DEEPSPEED = (0, 14)
OLDEST_TORCH = (2, 3)
# What the compilers make is kept from run to run: minutes on a cold machine. Variable → folder below ~/.cache.
COMPILED = {"TORCH_EXTENSIONS_DIR": "torch_extensions", "TORCHINDUCTOR_CACHE_DIR": "ds-smoke-inductor", "TRITON_CACHE_DIR": "ds-smoke-triton"}
_SECRET_NAME = re.compile(r"TOKEN|SECRET|PASSW|CREDENTIAL|PRIVATE|API_?KEY|ACCESS_?KEY|COOKIE|SESSION|^ACTIONS_|^GITHUB_(ENV|OUTPUT|PATH|STATE)$", re.I)
_SECRET_TEXT = re.compile(r"\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|hf_[A-Za-z0-9]{20,}|eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+|AKIA[A-Z0-9]{12,})")


def worker_environment(scratch: str) -> dict:
    """The environment of the process that runs the engine: no secrets, no network clients, no telemetry; temporary files in the scratch folder."""
    env = {name: value for name, value in os.environ.items() if not _SECRET_NAME.search(name)}
    env.update(
        HF_HUB_OFFLINE="1",
        TRANSFORMERS_OFFLINE="1",
        HF_HUB_DISABLE_TELEMETRY="1",
        TRANSFORMERS_VERBOSITY="error",
        TOKENIZERS_PARALLELISM="false",
        WANDB_MODE="disabled",
        COMET_MODE="disabled",
        PYTHONUNBUFFERED="1",
        PYTHONDONTWRITEBYTECODE="1",
        TMPDIR=os.path.join(scratch, "tmp"),
        MPLCONFIGDIR=os.path.join(scratch, "tmp"),
    )
    cache = os.path.join(os.path.expanduser("~"), ".cache")
    for name, folder in COMPILED.items():
        env.setdefault(name, os.path.join(cache, folder, _built_for()))
    return env


def _built_for() -> str:
    """Ops of one release fit no other, and those for the CPU (-march=native) fit no other processor: ninja sees neither."""
    from importlib.metadata import PackageNotFoundError, version

    def of(package: str) -> str:
        try:
            return version(package)
        except PackageNotFoundError:
            return "none"

    processor = hashlib.sha256(_processor_flags().encode()).hexdigest()[:8]
    return f"deepspeed-{of('deepspeed')}-torch-{of('torch')}-py{sys.version_info[0]}{sys.version_info[1]}-{processor}"


def _processor_flags() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next((line for line in file if line.startswith(("flags", "Features"))), "")
    except OSError:
        return ""


def redact(text: str) -> str:
    """A log line without what looks like a token, and without the values of secret variables."""
    for name, value in os.environ.items():
        if _SECRET_NAME.search(name) and len(value) >= 8:
            text = text.replace(value, "***")
    return _SECRET_TEXT.sub("***", text)


def require_packages() -> None:
    """Raises Refused where PyTorch, DeepSpeed or Transformers is missing or too old."""
    if sys.version_info < (3, 9):
        raise environment("no-package", f"Python 3.9 or newer is needed, this is {sys.version.split()[0]}")
    from importlib.metadata import PackageNotFoundError, version

    for package in ("torch", "deepspeed", "transformers", "psutil", "hjson"):
        try:
            found = version(package)
        except PackageNotFoundError:
            raise environment("no-package", f"the Python package {package} is missing: pip install -r smoke/requirements.txt") from None
        if package == "deepspeed" and _numbers(found) < OLDEST_DEEPSPEED:
            raise environment("old-deepspeed", f"DeepSpeed {found} is older than 0.14: ds_smoke does not support it; install 0.14 or newer")
        if package == "torch" and _numbers(found) < OLDEST_TORCH:
            raise environment("no-package", f"PyTorch {found} is older than 2.3: ds_smoke does not support it; install 2.3 or newer")


def require_device(wanted: str) -> str:
    """cuda or cpu. `auto` takes the GPU where there is one. Raises Refused where a GPU was asked for and none is there."""
    import torch

    if wanted == "cpu":
        return "cpu"
    if torch.cuda.is_available():
        return "cuda"
    if wanted == "cuda":
        raise environment("no-gpu", "no GPU: torch.cuda.is_available() is false on this machine (driver, container or CPU build of PyTorch?)")
    return "cpu"


def require_compiler(config: dict, device: str) -> None:
    """Optimizer offload and NVMe compile ops at first use: say what is missing before minutes are spent."""
    offloads = {offload_device(config, "optimizer"), offload_device(config, "param")} - {"none", "None"}
    if (offloads or device == "cuda") and not (shutil.which("g++") or shutil.which("c++") or shutil.which(os.environ.get("CXX", "g++"))):
        raise environment("no-compiler", "no C++ compiler: DeepSpeed builds its optimizer ops at first use; install g++ and ninja")
    if "nvme" in offloads:
        from deepspeed.ops.op_builder import AsyncIOBuilder

        if not AsyncIOBuilder().is_compatible(verbose=False):
            raise environment("no-libaio", "NVMe offload needs libaio and its headers (Debian: libaio-dev); DeepSpeed's async_io op cannot be built here")


def require_direct_writes(config: dict, folder: str) -> None:
    """async_io writes past the page cache (O_DIRECT): where the file system cannot, DeepSpeed fails with figures that say nothing."""
    if "nvme" not in (offload_device(config, "optimizer"), offload_device(config, "param")):
        return
    path = os.path.join(folder, "direct")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY | getattr(os, "O_DIRECT", 0)))
    except OSError as error:
        raise environment("no-libaio", f"NVMe offload writes past the page cache, which {folder} does not allow ({error.strerror}: tmpfs?); name a folder on a disk with --scratch") from error
    finally:
        if os.path.isfile(path):
            os.remove(path)


def versions() -> dict:
    """Versions of everything that decides the figures; null where a package is absent."""
    from importlib.metadata import PackageNotFoundError, version

    def of(package: str) -> str | None:
        try:
            return version(package)
        except PackageNotFoundError:
            return None

    import torch

    return {
        "python": sys.version.split()[0],
        "deepspeed": of("deepspeed"),
        "torch": torch.__version__,
        "transformers": of("transformers"),
        "peft": of("peft"),
        "cuda": torch.version.cuda,
    }


def device_facts(device: str) -> dict:
    """Name and total memory in bytes of the device the run used."""
    import psutil
    import torch

    if device == "cuda":
        properties = torch.cuda.get_device_properties(torch.cuda.current_device())
        return {"kind": "cuda", "name": properties.name, "total_memory_bytes": properties.total_memory}
    return {"kind": "cpu", "name": "cpu", "total_memory_bytes": psutil.virtual_memory().total}


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:2])
