# SPDX-License-Identifier: MIT
"""Bytes as text in base 64 and 16, over binascii."""
from binascii import a2b_base64, b2a_base64, hexlify, unhexlify


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    return bytes(s)


def _swap(s, old, new):
    return s.replace(old[:1], new[:1]).replace(old[1:], new[1:])


def b64encode(s, altchars=None):
    text = b2a_base64(s)[:-1]
    return text if altchars is None else _swap(text, b"+/", _bytes(altchars))


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        s = _swap(s, _bytes(altchars), b"+/")
    if validate:
        from binascii import Error
        if not all([chr(c).isalpha() or 48 <= c <= 57 or c in b"+/=" for c in s]):
            raise Error("Only base64 data is allowed")
    return a2b_base64(s)


standard_b64encode = b64encode
standard_b64decode = b64decode


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b16encode(s):
    return hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if not casefold and s != s.upper():
        from binascii import Error
        raise Error("Non-base16 digit found")
    return unhexlify(s)


def encodebytes(s):
    return b"".join([b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57)])


def decodebytes(s):
    return a2b_base64(s)
