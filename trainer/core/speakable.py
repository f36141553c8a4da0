"""Whether a text can be spoken, and by a voice of which language."""

import re
import unicodedata
from collections.abc import Iterator

from trainer.core.text import ENGLISH

_SOUNDING = "LNS"
"""The Unicode categories whose characters are spoken: letters, numbers, symbols."""

_SPOKEN_MARKS = frozenset("%&@#")

_LATIN = frozenset({"LATIN", "FULLWIDTH", "FEMININE", "MASCULINE", "MODIFIER"})
"""How the names of Unicode's Latin letters begin; those that turn up in Latin text are among it."""

_SCRIPTS = {
    "CYRILLIC": "ab ba be bg cv kk kv ky mk mn os ru sr tg tt uk",
    "GREEK": "el grc",
    "CJK": "cmn hak ja ko wuu yue zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "BOPOMOFO": "cmn zh",
    "ARABIC": "ar fa ks ps sd ug ur",
    "HEBREW": "he yi",
    "DEVANAGARI": "hi kok mr ne sa",
    "BENGALI": "as bn bpy",
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "ORIYA": "or",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "THAI": "th",
    "LAO": "lo",
    "TIBETAN": "bo",
    "MYANMAR": "my",
    "KHMER": "km",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "ETHIOPIC": "am ti",
    "CHEROKEE": "chr",
    "SHAVIAN": "en",
}
"""Which languages are written in a script, by the first word of its letters' names in Unicode."""

_LANGUAGE = re.compile(r"(?:^|[/_.])([a-z]{2,3})(?:[-_][a-z0-9-]+)*$|[._]([a-z]{2,3})-[a-z]{2}[._]")


def makes_sound(text: str) -> bool:
    """Tell whether anything of a text is spoken: "..." and "—" are not."""
    return any(
        unicodedata.category(character)[0] in _SOUNDING or character in _SPOKEN_MARKS
        for character in text
    )


def can_be_spoken(text: str, language: str = ENGLISH) -> bool:
    """Tell whether a voice of that language speaks a text as words.

    Of a letter in another script it says the name at best. Every voice speaks Latin letters; one
    of unknown language ("") is taken to speak all.
    """
    if not makes_sound(text):
        return False
    return not language or all(language in _languages(script) for script in _other_scripts(text))


def _languages(script: str) -> list[str]:
    return _SCRIPTS.get(script, "").split()


def _other_scripts(text: str) -> Iterator[str]:
    """Yield the scripts of all letters that aren't Latin."""
    for letter in filter(str.isalpha, text):
        script = unicodedata.name(letter, "?").split()[0].split("-")[0]
        if script not in _LATIN:
            yield script


def voice_language(voice: str) -> str:
    """Return the language that a voice's id names, as "ru" in "zle/ru"; "" where it names none.

    Without a chosen voice ("") an English one speaks.
    """
    if not voice:
        return ENGLISH
    found = _LANGUAGE.search(voice.lower())
    return (found[1] or found[2]) if found else ""
