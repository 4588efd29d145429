"""Runs a ds_config on the real DeepSpeed for a few steps and says what happened and what memory it took."""

__version__ = "0.1.0"
SCHEMA = "ds-review/smoke-result@1"
