"""Passwords are kept as argon2id hashes with the parameters of the library, and never in another form.

One is hashed at a time: a hash takes 64 MiB on purpose, and a hundred sign-ins at once must not take all memory.
"""

import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from pledgebook.errors import AccountError

LEAST, MOST = 12, 200
"""Characters of a password. Length is what makes one hard to guess; the upper end keeps a request small."""

_TURN = threading.Lock()


class Passwords:
    """Hashing and checking with one `hasher`; without one, by the library's defaults (RFC 9106)."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()

    def hashed(self, password: str, name: str) -> str:
        """The hash to keep; AccountError, saying what is allowed, where the password is too short, long or plain."""
        password = _same_signs(password)
        if not LEAST <= len(password) <= MOST:
            raise AccountError("password", f"has {len(password)} characters, not {LEAST} to {MOST}",
                               "take four words that do not belong together")
        if len(set(password)) < 5 or name in password.lower():
            raise AccountError("password", "is the name of the account, or a few signs again and again",
                               "take four words that do not belong together")
        with _TURN:
            return self._hasher.hash(password)

    def fits(self, password: str, kept: str | None) -> bool:
        """Whether the password is the one of that hash. Without a hash it takes as long, and is none."""
        with _TURN:
            try:
                return self._hasher.verify(kept or self._nobodys(), _same_signs(password)[:MOST]) and kept is not None
            except (VerificationError, InvalidHashError):
                return False

    def is_weaker(self, kept: str) -> bool:
        """Whether the hash was made with parameters of before: it is made anew when its owner signs in."""
        return self._hasher.check_needs_rehash(kept)

    @cache  # noqa: B019 -- one for the life of the program, so that an unknown name takes as long as a known one
    def _nobodys(self) -> str:
        return self._hasher.hash("a password of nobody")


def _same_signs(password: str) -> str:
    """The password in one of the ways in which keyboards may send the same signs."""
    return unicodedata.normalize("NFKC", password)
