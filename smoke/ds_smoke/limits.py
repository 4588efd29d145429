"""Bounds on what a run may ask for, so that a request cannot hold a GPU or a disk for long."""
from __future__ import annotations

LARGEST = {
    "steps": 50,
    "world_size": 65_536,
    "micro_batch": 4_096,
    "sequence_length": 1_048_576,
    "gradient_accumulation_steps": 1_024,
    "timeout": 6 * 3600,
}
LARGEST_CONFIG_BYTES = 1_000_000
LARGEST_MODEL_CONFIG_BYTES = 1_000_000
LOG_LINES = 50
