# Fuzzed: struct. The data are a format, a zero byte, and the bytes that it is to describe.
import struct


def fuzz(data):
    head, _, body = data.partition(b"\0")
    try:
        size = struct.calcsize(head)
    except (struct.error, UnicodeError):
        return
    assert size >= 0
    try:
        values = struct.unpack_from(head, body)
    except struct.error:
        assert len(body) < size
        return
    packed = struct.pack(head, *values)
    assert len(packed) == size
    assert repr(struct.unpack(head, packed)) == repr(values)
    room = bytearray(size + 3)
    struct.pack_into(head, room, 3, *values)
    assert room[3:] == packed
    assert repr(struct.Struct(head).unpack_from(room, 3)) == repr(values)
    if size:
        n = len(body) // size
        assert len(list(struct.iter_unpack(head, body[:n * size]))) == n
    try:
        struct.pack(head, *values, 1)
        assert False, "one too many"
    except struct.error:
        pass
    try:
        struct.pack(head, *list(body[:20]))
    except (struct.error, OverflowError):
        pass
