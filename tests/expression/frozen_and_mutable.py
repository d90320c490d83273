# frozenset and bytes beside set and bytearray: equality, keys, operators, in-place changes.
fs, s = frozenset("abc"), set("bcd")
print(sorted(fs | s), sorted(fs & s), sorted(fs - s), sorted(fs ^ s), type(fs | s).__name__, type(s | fs).__name__)
print(fs == {"a", "b", "c"}, {fs: "key"}[frozenset("cba")], fs <= frozenset("abcd"), fs.isdisjoint("xyz"))
b, ba = b"abc", bytearray(b"abc")
print(b == ba, b + ba, ba + b, type(b + ba).__name__, type(ba + b).__name__, {b: 1}[bytes(ba)])
ba[0] = 65
ba[1:2] = b"--"
ba.append(33)
print(ba, bytes(ba), ba.decode(), b"-" in ba, 33 in ba, len(ba))
alias = ba
ba += b"\xff\x00"
ba *= 2
del ba[:6]
print(alias, alias is ba)
for bad in (lambda: {s: 1}, lambda: {ba: 1}, lambda: hash(s), lambda: b.append, lambda: fs.add, lambda: bytearray([300])):
    try:
        bad()
    except (TypeError, AttributeError, ValueError) as e:
        print(e)
