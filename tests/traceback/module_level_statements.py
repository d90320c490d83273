# Errors straight in the module: after loops and ifs, in a multi-line statement.
values = {
    "one": 1,
    "two": 2,
}
for name in values:
    if values[name] > 1:
        print(name)
    else:
        continue
numbers = [
    values["one"],
    values["two"],
    values["three"],
]
