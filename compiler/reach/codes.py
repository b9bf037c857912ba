"""QR codes of many addresses, as paths of an SVG."""

from dataclasses import dataclass, field

import segno

# A code says how its modules are masked, and every mask can be read. To look for the best one takes five times as long.
_MASK = 2
_LEVEL = "m"  # 15 % of a code may be damaged
_LONGEST_RUN = 8
LONGEST = 600  # bytes of an address; a phone does not read the code of a longer one well
_MARKS = str.maketrans({"0": "M", "1": "H"})
_RUNS = [(mark * length, short.format(length)) for mark, short in (("H", "h{}"), ("M", "m{} 0"))
         for length in range(_LONGEST_RUN, 0, -1)]  # fmt: skip


@dataclass
class _Alike:
    """Addresses of one length: a first one, and what differences of texts do to the modules, by their highest bit."""

    size: int
    text: int
    modules: int
    differences: dict[int, tuple[int, int]] = field(default_factory=dict)


@dataclass
class Codes:
    """Codes of one level and mask.

    A code is linear: what two texts of one length differ by decides what their modules differ by, both as XOR
    (Reed-Solomon codes are linear, placing moves bits, masking turns the same ones over). So of 10,000 addresses that
    differ in a number, some 25 are encoded by segno (0.6 ms each) and the others are sums of those.
    """

    encoded: int = 0  # by segno
    _alike: dict[int, _Alike] = field(default_factory=dict)

    def modules(self, address: str) -> tuple[int, int]:
        """(how many rows, the modules row by row as one number; dark is 1). An address is ASCII."""
        data = address.encode("ascii")
        text = int.from_bytes(data, "big")
        known = self._alike.get(len(data))
        if known is None:
            size, modules = self._encode(data)
            self._alike[len(data)] = _Alike(size, text, modules)
            return size, modules
        rest, modules = text ^ known.text, known.modules
        while rest:
            found = known.differences.get(rest.bit_length())
            if found is None:
                _, whole = self._encode(data)
                known.differences[rest.bit_length()] = rest, whole ^ modules
                return known.size, whole
            rest ^= found[0]
            modules ^= found[1]
        return known.size, modules

    def _encode(self, data: bytes) -> tuple[int, int]:
        self.encoded += 1
        code = segno.make(data, error=_LEVEL, mask=_MASK, mode="byte", micro=False, boost_error=False)
        return len(code.matrix), int("".join(str(module) for row in code.matrix for module in row), 2)


def path(size: int, modules: int) -> str:
    """The `d` of an SVG path whose stroke, one unit wide, is the dark modules; the first one is at 0 0."""
    marks = format(modules, f"0{size * size}b").translate(_MARKS)
    text = f"m-{size} 1".join(marks[start : start + size] for start in range(0, size * size, size))
    for run, short in _RUNS:
        text = text.replace(run, short)
    return f"M0 .5{text}"
