# options: -X cstack=16k
# Iterators that hold iterators are as deep as the C stack is; CPython, which has no such limit, takes these.
def deep(make):
    x = iter([1])
    for _ in range(3000):
        x = make(x)
    try:
        next(x)
        print("taken")
    except RecursionError as e:
        print(e)


for make in (lambda x: map(abs, x)), (lambda x: filter(None, x)), zip, enumerate, (lambda x: map(max, x, [1])):
    deep(make)
print(list(map(abs, filter(None, map(int, zip_first)))) if (zip_first := ["1", "0"]) else None)
