# Code that compile() made in mode 'single' may run again: it keeps what its class and list are made of.
code = compile("class A:\n    x = [1, 2, 3]\n", "<text>", "single")
for _ in range(3):
    exec(code)
    A.x.append(4)
    print(A.x)
items = compile("numbers = [1, 2, 3]\n", "<text>", "single")
for _ in range(3):
    exec(items)
    numbers.append(4)
    print(numbers)
