# Prints nested data in the manner of JSON, with escapes and indentation, and reads numbers back.


def quote(text):
    parts = ['"']
    for c in text:
        if c == '"' or c == "\\":
            parts.append("\\" + c)
        elif c == "\n":
            parts.append("\\n")
        elif ord(c) < 32 or ord(c) > 126:
            parts.append("\\u%04x" % ord(c))
        else:
            parts.append(c)
    parts.append('"')
    return "".join(parts)


def show(value, indent=0):
    pad = "  " * (indent + 1)
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, dict):
        if not value:
            return "{}"
        rows = [pad + quote(key) + ": " + show(value[key], indent + 1) for key in sorted(value)]
        return "{\n" + ",\n".join(rows) + "\n" + "  " * indent + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join([show(item, indent + 1) for item in value]) + "]"
    return str(value)


def scan_numbers(text):
    total = 0
    current = ""
    for c in text + " ":
        if c in "0123456789" or (c == "-" and not current):
            current += c
        elif current:
            if current != "-":
                total += int(current)
            current = ""
    return total


settings = {
    "name": "station \"7\"",
    "location": {"room": "cellar\nleft", "floor": -1},
    "enabled": True,
    "parent": None,
    "channels": [{"pin": pin, "gain": pin * 10 + 5, "label": "ch%d" % pin} for pin in range(4)],
    "limits": (10, -20, 300),
    "city": "K\u00f6ln",
    "empty": {},
}

text = show(settings)
print(text)
print(len(text), scan_numbers(text))
