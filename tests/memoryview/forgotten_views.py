# A view that nobody holds any more does not keep its bytearray from growing.
def look(data):
    return sum(memoryview(data)[1:])


def work(rounds):
    data = bytearray(b"\1")
    for i in range(rounds):
        look(data)
        data.append(i & 7)
        look(data)
        data += b"\2"
    return len(data), sum(data)


print(work(20))
