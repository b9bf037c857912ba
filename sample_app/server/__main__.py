"""`python -m sample_app.server`: the shop's server on this machine."""

import argparse
import errno
import signal
import sys
from datetime import datetime
from pathlib import Path

from .clock import ZONE, Clock
from .seed import open_shop
from .web import Server

MEMORY = ":memory:"


def main(arguments: list[str] | None = None) -> int:
    """Serve until Ctrl-C. 0 when it was stopped, 1 if the port is taken."""
    options = _options().parse_args(arguments)
    if options.fresh and options.database != MEMORY:
        Path(options.database).unlink(missing_ok=True)
    shop = open_shop(options.database, Clock(options.now))
    try:
        server = Server((options.host, options.port), shop, options.quiet)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        print(
            f"Port {options.port} is taken. Try --port {options.port + 1}, or --port 0 for any free one.",
            file=sys.stderr,
        )
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # `kill` is as good as Ctrl-C
    host, port = server.server_address[:2]
    print(f"鲜果集: http://{host!s}:{port} (Ctrl-C stops it)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("\nStopped.")
    finally:
        server.server_close()
        shop.close()
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m sample_app.server", description="The server of the fresh-fruit shop.")
    parser.add_argument("--port", type=int, default=8000, help="0 takes a free one (default: 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets phones in the same network in")
    parser.add_argument(
        "--database", default=MEMORY, metavar="FILE", help="keep the data in a file (default: in memory)"
    )
    parser.add_argument("--fresh", action="store_true", help="forget what the file holds")
    parser.add_argument(
        "--now", type=_time, metavar="ISO", help="stop the clock there; every run then answers the same"
    )
    parser.add_argument("--quiet", action="store_true", help="say nothing about requests")
    return parser


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=ZONE)


if __name__ == "__main__":
    sys.exit(main())
