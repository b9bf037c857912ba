"""How titles, descriptions and keywords are worded."""

import re
from collections import Counter
from collections.abc import Iterable

_PARTS = re.compile(r"[\s,，、;；|｜/·•_\-—–:：。.!！?？()（）【】\[\]]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2,}")
_LONGEST = 6  # characters of a word in a script without spaces


def most_repeated(text: str, keywords: Iterable[str]) -> tuple[str, int]:
    """The word that a text repeats most often, the longest of those; ("", 0) if it has none.

    Words stand between spaces and signs. In scripts without spaces any two to six characters are one, and so is a
    keyword wherever it stands.
    """
    lowered = text.casefold()
    counts = Counter(each for each in _PARTS.split(lowered) if len(each) > 1)
    for run in _UNSPACED.findall(lowered):
        counts.update(
            run[start : start + size] for size in range(2, _LONGEST + 1) for start in range(len(run) - size + 1)
        )
    for keyword in keywords:
        word = keyword.casefold().strip()
        if len(word) > 1 and not word.isascii():
            counts[word] = lowered.count(word)
    return max(counts.items(), key=lambda each: (each[1], len(each[0])), default=("", 0))
