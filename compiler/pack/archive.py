"""A bundle as one zip file whose bytes depend on nothing but the bundle."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_MODE = 0o100644 << 16  # a plain file that its owner may write and all may read
_UNIX = 3


def archive(content: Mapping[str, bytes]) -> bytes:
    """A zip of the files, in the order of their paths. They are stored, not compressed: what zlib makes of a file
    differs between its versions, and vendors, artifact stores and registries compress again anyway."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as file:
        for path, data in sorted(content.items()):
            entry = zipfile.ZipInfo(path, _TIME)
            entry.create_system = _UNIX
            entry.external_attr = _MODE
            file.writestr(entry, data)
    return stream.getvalue()
