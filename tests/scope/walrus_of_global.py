# := in a generator expression binds where the function around it says: a global, a nonlocal or a local.
def as_global():
    global x
    return list((x := i) for i in range(3))


def as_local():
    list((y := i) for i in range(4))
    return y


def as_nonlocal():
    z = 0

    def inner():
        nonlocal z
        list(list((z := i + j) for j in range(2)) for i in range(5))

    inner()
    return z


print(as_global(), x, as_local(), as_nonlocal(), [z := 7 for _ in 'a'], z)
print(any((found := n) > 2 for n in [1, 3, 5]), found)
