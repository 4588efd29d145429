"""What Python's json and hjson make of texts: one JSON string a line in, one answer a line out."""
import json
import sys

import hjson


def encoded(value):
    """Types kept apart: ["i", "8"], ["f", "8.0"], ["s", text], ["o", [[key, value], ...]], ["a", [...]], true, false, null."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return ["i", str(value)]
    if isinstance(value, float):
        return ["f", repr(value)]
    if isinstance(value, str):
        return ["s", value]
    if isinstance(value, dict):
        return ["o", [[key, encoded(item)] for key, item in value.items()]]
    return ["a", [encoded(item) for item in value]]


def answer(load, text):
    # Whatever the exception, DeepSpeed stops: hjson lets IndexError, OverflowError and others through.
    try:
        return {"value": encoded(load(text))}
    except Exception as error:
        return {"error": type(error).__name__}


for line in sys.stdin:
    text = json.loads(line)
    print(json.dumps({"json": answer(json.loads, text), "hjson": answer(hjson.loads, text)}))
