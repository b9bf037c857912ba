"""`python -m sample_app.server` as it is started."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from serving import Client

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "sample_app.server"]


@contextmanager
def started(*options: str, ended_by: signal.Signals = signal.SIGTERM) -> Iterator[Client]:
    """A server of its own process, which must end well."""
    process = subprocess.Popen(
        [*COMMAND, "--port", "0", "--quiet", *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    )
    try:
        assert process.stdout is not None
        match = re.search(r"http://127\.0\.0\.1:(\d+)", process.stdout.readline())
        assert match
        yield Client(int(match[1]))
        process.send_signal(ended_by)
        said, errors = process.communicate(timeout=20)
        assert (process.returncode, said, errors) == (0, "\nStopped.\n", "")
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_and_stops(ended_by: signal.Signals) -> None:
    with started(ended_by=ended_by) as client:
        assert len(client.good("GET", "/categories")) == 6


def test_a_fixed_clock_answers_the_same_in_every_run() -> None:
    answers = []
    for _ in range(2):
        with started("--now", "2025-06-18T10:00") as client:
            token = client.login().token
            answers.append((token, client.good("GET", "/orders"), client.good("GET", "/coupons")))
    assert answers[0] == answers[1]
    assert answers[0][0] == "demo-1" and answers[0][1][0]["createdAt"] == "2025-06-18T09:52:00+08:00"


def test_a_file_keeps_what_happened(tmp_path: Path) -> None:
    file = str(tmp_path / "shop.sqlite")
    counts = []
    for options in ([], [], ["--fresh"]):
        with started("--database", file, *options) as client:
            counts.append(len(client.login().good("GET", "/addresses")))
            client.good("DELETE", "/addresses/a2" if counts[-1] == 2 else "/addresses/a1")
    assert counts == [2, 1, 2]


def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run([*COMMAND, "--port", str(port)], cwd=ROOT, capture_output=True, text=True, timeout=20)
    assert done.returncode == 1
    assert done.stderr == f"Port {port} is taken. Try --port {port + 1}, or --port 0 for any free one.\n"


def test_a_time_that_is_none() -> None:
    done = subprocess.run([*COMMAND, "--now", "today"], cwd=ROOT, capture_output=True, text=True, timeout=20)
    assert done.returncode == 2 and "--now" in done.stderr and "Traceback" not in done.stderr
