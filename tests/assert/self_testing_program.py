# A program in the style of a test script: many asserts, one summary line.
def roman(n):
    out = ""
    for value, sign in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
                        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= value:
            out, n = out + sign, n - value
    return out

def unroman(text):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    for a, b in zip(text, text[1:] + "I"):
        assert a in values, "bad digit %r" % a
        total += values[a] if values[a] >= values[b] else -values[a]
    return total

def test_known():
    assert roman(4) == "IV"
    assert roman(1994) == "MCMXCIV", roman(1994)
    assert unroman("XLII") == 42

def test_round_trip():
    for n in range(1, 400):
        assert unroman(roman(n)) == n, n

def test_bad():
    try:
        unroman("QI")
    except AssertionError as e:
        assert "Q" in str(e)
    else:
        assert False, "not reached"

def test_that_fails():
    assert roman(5) == "IIIII", "got %s" % roman(5)

def test_without_message():
    assert roman(0)

passed = failed = 0
for name, test in list(globals().items()):
    if name.startswith("test_"):
        try:
            test()
        except AssertionError as e:
            failed += 1
            print(name, "failed:", e)
        else:
            passed += 1
            print(name, "ok")
print(passed, "passed,", failed, "failed")
assert (passed, failed) == (3, 2)
