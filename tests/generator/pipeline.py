# A lazy pipeline of generators, with the order of the steps made visible.
def read(lines):
    for line in lines:
        print("read", line)
        yield line
    print("read ends")

def parse(lines):
    for line in lines:
        key, _, value = line.partition("=")
        if not value:
            print("skip", line)
            continue
        yield key.strip(), int(value)

def running(pairs):
    total = 0
    for key, value in pairs:
        total += value
        yield key, value, total

def batch(items, size):
    group = []
    for item in items:
        group.append(item)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group

source = ["a=1", "oops", "b = 20", "c=300", "d=4000", "e=5"]
for group in batch(running(parse(read(source))), 2):
    print("batch", group)
