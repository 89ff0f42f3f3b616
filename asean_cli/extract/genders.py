"""The gender that words themselves show: "Mrs", "his elder sister", "a spokesman"."""

from __future__ import annotations

from asean_cli.text import fold

_HE = frozenset(
    """mr sir king prince lord datuk dato tun pak bapak congressman chairman man boy father brother son husband uncle
    grandfather nephew monk priest widower gentleman""".split()
)
_SHE = frozenset(
    """mrs ms miss madam madame queen princess dame lady datin puan ibu daw congresswoman chairwoman woman girl mother
    sister daughter wife aunt grandmother niece nun widow actress""".split()
)
_EXCEPT = frozenset("human german roman ottoman talisman shaman".split())
"""Words that end in "man" and tell nothing of gender."""


def pronouns_for(words: str) -> set[str]:
    """Return the pronouns, "he" or "she", that the words of a description or a title allow; empty where any do."""
    found = set()
    for word in fold(words).replace("-", " ").split():
        bare = word.strip(".,")
        if bare in _SHE or bare.endswith("woman"):
            found.add("she")
        elif bare in _HE or (bare.endswith("man") and len(bare) > 4 and bare not in _EXCEPT):
            found.add("he")
    return found if len(found) == 1 else set()
