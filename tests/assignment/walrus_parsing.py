# := in a small tokenizer: conditions of while and if, nested with ternaries.
def tokens(text):
    i = 0
    while i < len(text):
        if (c := text[i]).isdigit():
            start = i
            while i < len(text) and text[i].isdigit():
                i += 1
            yield int(text[start:i])
        else:
            if not c.isspace():
                yield c
            i += 1

def evaluate(text):
    stream = iter(tokens(text))
    total = next(stream)
    while (op := next(stream, None)) is not None:
        total = total + n if (n := next(stream)) >= 0 and op == "+" else total - n
    return total

print(list(tokens("12 + 3-4")), evaluate("12 + 3-4"), evaluate("7"))
print([(y, last := y) for x in (1, 2) if (y := x * x) > 0], last)
print((lambda s: (t := s.strip()) and t[0])("  word "), {(k := "key"): k * 2})
