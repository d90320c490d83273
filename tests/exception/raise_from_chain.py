# A chain of causes made by recursion.
def chain(n):
    try:
        if n == 0:
            raise ValueError("root")
        chain(n - 1)
    except Exception as e:
        raise RuntimeError("level %d" % n) from e

try:
    chain(3)
except RuntimeError as e:
    while e:
        print(e, end=" <- ")
        e = e.__cause__
    print("end")
