"""Just enough of JSON Schema to hold result.json against schemas/smoke-result.schema.json without another package."""
from __future__ import annotations

import json
import re

from run_smoke import SCHEMA

_TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def problems(value: object) -> list[str]:
    with open(SCHEMA, encoding="utf-8") as file:
        return list(_check(value, json.load(file), ""))


def _is(value: object, name: str) -> bool:
    if name in ("integer", "number"):
        return not isinstance(value, bool) and isinstance(value, int if name == "integer" else (int, float))
    return isinstance(value, _TYPES[name])


def _check(value: object, schema: dict, at: str):
    types = schema.get("type")
    if types and not any(_is(value, name) for name in ([types] if isinstance(types, str) else types)):
        yield f"{at}: not {types}: {value!r}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{at}: not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is not one of {schema['enum']}"
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"{at}: {value!r} has not the form {schema['pattern']}"
        if len(value) > schema.get("maxLength", len(value)):
            yield f"{at}: too long"
    if _is(value, "number") and value < schema.get("minimum", value):
        yield f"{at}: {value} is too small"
    if isinstance(value, dict) and "properties" in schema:
        for key in schema.get("required", ()):
            if key not in value:
                yield f"{at}/{key}: missing"
        for key, child in value.items():
            if key in schema["properties"]:
                yield from _check(child, schema["properties"][key], f"{at}/{key}")
            elif schema.get("additionalProperties") is False:
                yield f"{at}/{key}: unknown"
    if isinstance(value, list):
        if len(value) > schema.get("maxItems", len(value)):
            yield f"{at}: too many"
        for index, child in enumerate(value):
            yield from _check(child, schema.get("items", {}), f"{at}/{index}")
