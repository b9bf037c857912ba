"""The schemas of `targets/schemas/`, ready to ask."""

import json
from functools import cache
from importlib.resources import files

from jsonschema import Draft202012Validator


@cache
def validator(name: str) -> Draft202012Validator:
    schema = json.loads(files("mpc.targets").joinpath("schemas", name).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)
