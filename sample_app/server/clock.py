"""The shop's time: ISO 8601 texts with +08:00, which are in order when they are sorted."""

import secrets
from datetime import UTC, datetime, timedelta, timezone
from itertools import count

ZONE = timezone(timedelta(hours=8))


class Clock:
    """The real time, or a fixed one; then tokens are the same in every run, too."""

    def __init__(self, fixed: datetime | None = None) -> None:
        self._fixed = fixed
        self._ahead = timedelta()
        self._numbers = count(1)

    def now(self, minutes: float = 0) -> str:
        """The time that many minutes from now."""
        return _shown(self._present() + timedelta(minutes=minutes))

    def end_of_day(self, days: int) -> str:
        """The last second of the day that many days from today."""
        return f"{(self._present() + timedelta(days=days)):%Y-%m-%d}T23:59:59+08:00"

    def seconds_of_today(self) -> int:
        """How many seconds are left of it."""
        now = self._present()
        midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        return int((midnight - now).total_seconds())

    def token(self) -> str:
        return f"demo-{next(self._numbers)}" if self._fixed else secrets.token_urlsafe(18)

    def move(self, seconds: float) -> None:
        self._ahead += timedelta(seconds=seconds)

    def reset(self) -> None:
        self._ahead = timedelta()
        self._numbers = count(1)

    def _present(self) -> datetime:
        return (self._fixed or datetime.now(UTC)).astimezone(ZONE) + self._ahead


def later(time: str, minutes: float) -> str:
    return _shown(datetime.fromisoformat(time) + timedelta(minutes=minutes))


def _shown(time: datetime) -> str:
    return time.astimezone(ZONE).isoformat(timespec="seconds")
