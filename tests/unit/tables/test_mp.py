"""The functions of `mp` and the tables of APIs must not contradict each other."""

import pytest
from mpc.targets import discover
from mpc.targets.assemble import load_functions

# What mpc supplies itself, on every target.
OWN = {"tick"}


@pytest.mark.parametrize("name", list(discover()))
def test_what_mp_has_the_target_has(name: str) -> None:
    target = discover()[name]
    refused = [
        api
        for api in load_functions(name)
        if api not in OWN and (api not in target.apis or target.apis[api].support == "no")
    ]
    assert refused == []
