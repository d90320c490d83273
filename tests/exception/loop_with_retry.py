# A parser that collects its errors and goes on, using try in every loop position.
class ParseError(Exception):
    def __init__(self, line, reason):
        super().__init__("line %d: %s" % (line, reason))
        self.line = line


def parse_line(number, text):
    try:
        name, value = text.split("=")
    except ValueError as e:
        raise ParseError(number, "no value" if "=" not in text else "too many '='") from e
    try:
        return name.strip(), int(value, 0)
    except ValueError:
        value = value.strip()
        if value[:1] == value[-1:] == '"':
            return name.strip(), value[1:-1]
        raise ParseError(number, "bad value %r" % value) from None
    finally:
        parse_line.count += 1

parse_line.count = 0

def parse(text):
    result, errors = {}, []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            key, value = parse_line(number, line)
        except ParseError as e:
            errors.append(e)
            if len(errors) > 2:
                break
        else:
            result[key] = value
    else:
        result["complete"] = True
    return result, errors


for source in ("a = 1\nb=0x10\n\nname=\"x y\"", "a\nb==2\nc=zz\nd=4", "x = 7\ny ="):
    values, errors = parse(source)
    print(values, parse_line.count)
    for e in errors:
        print("  ", e, "|", e.line, "|", repr(e.__cause__), e.__suppress_context__)

