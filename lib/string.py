# SPDX-License-Identifier: MIT
"""Constants of characters, capwords, Template and Formatter."""
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
digits = "0123456789"
hexdigits = "0123456789abcdefABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
whitespace = " \t\n\r\v\f"
printable = digits + ascii_letters + punctuation + whitespace


def __getattr__(name):
    if name != "Template":
        raise AttributeError(f"module 'string' has no attribute '{name}'")
    _make_Template()
    return Template


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


def _make_Template():
    global Template

    class Template:
        delimiter = "$"

        def __init__(self, template):
            self.template = template

        def _parts(self):
            """For each piece: the text before, the name, how it was written, and for a wrong one how
            much is left. The name is None if there is
            none, and '' if it is wrong."""
            text, mark = self.template, self.delimiter
            while True:
                before, found, text = text.partition(mark)
                if not found:
                    yield before, None, None, 0
                    return
                if text.startswith(mark):
                    text = text[len(mark):]
                    yield before + mark, None, None, 0
                    continue
                braced = text.startswith("{")
                n = start = 1 if braced else 0
                while n < len(text) and text[n].isascii() and (text[n] == "_" or text[n].isalnum()):
                    n += 1
                name = text[start:n]
                if not name or name[0].isdigit() or braced and text[n:n + 1] != "}":
                    yield before, "", mark, len(mark + text)
                    continue
                n += braced
                yield before, name, mark + text[:n], 0
                text = text[n:]

        def _substitute(self, mapping, keywords, safe):
            result = []
            for before, name, whole, rest in self._parts():
                result.append(before)
                if name is None:
                    continue
                if name and name in keywords:
                    result.append(str(keywords[name]))
                elif name and (not safe or name in mapping):
                    result.append(str(mapping[name]))
                elif name or safe:
                    result.append(whole)
                else:
                    lines = self.template[:-rest].split("\n")
                    raise ValueError(f"Invalid placeholder in string: line {len(lines)}, col {len(lines[-1]) + 1}")
            return "".join(result)

        def substitute(self, mapping={}, /, **keywords):
            return self._substitute(mapping, keywords, False)

        def safe_substitute(self, mapping={}, /, **keywords):
            return self._substitute(mapping, keywords, True)

        def get_identifiers(self):
            names = []
            for before, name, whole, rest in self._parts():
                if name and name not in names:
                    names.append(name)
            return names

        def is_valid(self):
            return all([name != "" for before, name, whole, rest in self._parts()])
