# assert with messages of several types; a message is evaluated only when needed.
def message(text):
    print("(message made)", end=" ")
    return text

assert True
assert 1, message("not evaluated")
assert [0], "non-empty list"
assert (1 == 1
        and 2 == 2), "over two lines"
for value in (0, "", [], None, False, 0.0, {}):
    try:
        assert value
    except AssertionError as e:
        print(repr(e), e.args, end="; ")
print()
for text in ("m", 5, None, ("a", "b"), [1]):
    try:
        assert not True, text
    except AssertionError as e:
        print(repr(e), e, e.args)
