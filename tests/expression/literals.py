# Every spelling of a literal, adjacent strings, escapes, and line continuation.
print(0, 00, 1_2_3, 0xBeef, 0B11, 0O17, 1e3, 1E-2 == 0.01, .5, 5., 1_0.2_5, 12e0)
print("a" 'b' """c""", 'it''s', "tab\tnew\\n", 'q"q', "q'q", 'q\'"q')
print("\x41\u00e9\u20ac\U0001F600\101\0end".encode())
print(r"raw\n\t", R'\d', rb"\x41", b"\x41\xff\0", Rb'\n')
print("""first
second \
still second""")
print([1, 2, 3,], (1,), (), [], {}, {1,}, {1: 2,}, (1, 2,))
print(True, False, None, ..., Ellipsis is ...)
total = 1 + \
    2 + \
    3
print(total, (4
              + 5), [
    6,
    7,
])
print("long " "string " "made "
      "of pieces", len("\
"), "a\
b")
print(len("é"), len("é".encode()), len(b"\xc3\xa9"), "\a\b\f\v".encode())
print("'", '"', "'\"", repr("'"), repr('"'), repr("'\""), repr("\n\t\r\\\x00\x7f"))
print(1 .real, 5..__class__.__name__, 1.5.is_integer(), (3).bit_length())
if 1: print("one line"); print("two statements")

