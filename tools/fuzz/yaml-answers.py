"""Writes what PyYAML's safe_load makes of the scalars and documents of yaml-cases.json: test/config/fixtures/pyyaml-answers.json."""
import json
import pathlib

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]


def encoded(value):
    if value is None or isinstance(value, (bool, str)):
        return value if not isinstance(value, str) else ["s", value]
    if isinstance(value, int):
        return ["i", str(value)]
    if isinstance(value, float):
        return ["f", repr(value)]
    if isinstance(value, dict):
        return ["o", sorted([str(key), encoded(item)] for key, item in value.items())]
    if isinstance(value, list):
        return ["a", [encoded(item) for item in value]]
    # Dates stay the text that was written, which str() gives back for plain days.
    return ["s", str(value)]


rows = []
for text in json.loads((ROOT / "tools/fuzz/yaml-cases.json").read_text()):
    try:
        rows.append({"text": text, "value": encoded(yaml.safe_load(text))})
    except yaml.YAMLError as error:
        rows.append({"text": text, "error": type(error).__name__})
(ROOT / "test/config/fixtures/pyyaml-answers.json").write_text(json.dumps(rows, indent=1) + "\n")
print(f"{len(rows)} texts")
