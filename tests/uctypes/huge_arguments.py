# faults: wrap
# Descriptions whose offsets and counts wrap are refused, or describe no more than the object has.
import uctypes

U8, ARRAY, PTR = uctypes.UINT8, uctypes.ARRAY, uctypes.PTR
for size in (1 << 27, 1 << 30, (1 << 31) - 1, 1 << 31, 1 << 32, 1 << 62, 1 << 64, -1, -(1 << 64)):
    for description in ({'a': size | U8}, {'a': (ARRAY | 0, size | U8)}, {'a': (ARRAY | 0, size | uctypes.UINT64)},
                        {'a': (ARRAY | size, 4 | U8)}, {'a': (size, {'b': size | U8})}, {'a': (ARRAY | 0, size, {'b': size | U8})},
                        {'a': (PTR | size, U8)}):
        try:
            uctypes.sizeof(description)
        except (TypeError, ValueError, OverflowError, MemoryError) as e:
            pass
data = bytearray(8)
s = uctypes.struct(uctypes.addressof(data), {'a': (ARRAY | 0, 8 | U8), 'b': U8 | 7})
for i in (8, -9, 1 << 30, 1 << 64):
    try:
        print(s.a[i])
    except (IndexError, OverflowError):
        print('outside')
for wrong in (None, 'x', [], {'a': None}, {'a': 'x'}, {'a': ()}, {'a': (1,)}, {'a': (1, 2, 3, 4)}, {'a': (None, None)}, {1: 2}):
    try:
        uctypes.sizeof(wrong)
        print('taken', wrong)
    except (TypeError, ValueError, KeyError) as e:
        print('refused')
