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
    """Template and Formatter are made when they are asked for."""
    if name not in ("Template", "Formatter"):
        raise AttributeError(f"module 'string' has no attribute '{name}'")
    if name == "Formatter":
        from _formatter import Formatter
        return Formatter
    _make_Template()
    return Template


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


def _make_Template():
    global Template
    import re

    class Template:
        delimiter = "$"
        idpattern = "(?a:[_a-z][_a-z0-9]*)"
        braceidpattern = None
        flags = re.IGNORECASE
        pattern = None

        def __init__(self, template):
            self.template = template

        def _matches(self):
            """All that begins with a delimiter. The compiled pattern is not kept; re knows it for a while."""
            mark, name = re.escape(self.delimiter), self.idpattern
            pattern = self.pattern or (f"{mark}(?:(?P<escaped>{mark})|(?P<named>{name})|"
                                       f"{{(?P<braced>{self.braceidpattern or name})}}|(?P<invalid>))")
            return re.compile(pattern, self.flags | re.VERBOSE).finditer(self.template)

        def _name(self, match):
            """The name in a match, None for an escaped delimiter, '' for what is wrong."""
            groups = match.groupdict()
            name = groups.get("named") or groups.get("braced")
            if name is not None or groups["escaped"] is not None:
                return name
            if groups["invalid"] is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
            return ""

        def _substitute(self, mapping, keywords, safe):
            result, end = [], 0
            for match in self._matches():
                result.append(self.template[end:match.start()])
                end = match.end()
                name = self._name(match)
                if name is None:
                    result.append(self.delimiter)
                elif name in keywords:
                    result.append(str(keywords[name]))
                elif safe:
                    try:
                        result.append(str(mapping[name]) if name else match[0])
                    except KeyError:
                        result.append(match[0])
                elif name:
                    result.append(str(mapping[name]))
                else:
                    place = match.start("invalid")
                    lines = self.template[:place].splitlines(True) or [" "]
                    raise ValueError(f"Invalid placeholder in string: line {len(lines)}, col {len(lines[-1])}")
            return "".join(result) + self.template[end:]

        def substitute(self, mapping={}, /, **keywords):
            return self._substitute(mapping, keywords, False)

        def safe_substitute(self, mapping={}, /, **keywords):
            return self._substitute(mapping, keywords, True)

        def get_identifiers(self):
            return list(dict.fromkeys([name for name in map(self._name, self._matches()) if name]))

        def is_valid(self):
            return "" not in map(self._name, self._matches())
