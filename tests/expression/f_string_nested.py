# Python 3.12 (PEP 701): the same quotes, backslashes, comments and line ends inside of fields
a = {'k': [1, 2]}
print(f"{a["k"][0]} {f"{f"{1 + 1}"}"}")
print(f'{'\n'.join(['x', 'y'])}|{'\t'!r}')
print(f"{
    a['k']  # a comment with } and "
    [1]
    + 1
}")
print(f"{1:{"5"}}|{'a':{'>'}{3}}|{2.5:{"0"}{6}.{1}f}")
print(f'{a['k']!r:>{10}}{'{'}{{}}')
print(f"{'a' if a["k"] else "b"} {a["k"] = } {1 +
  2 = }")
print(f'''{f"""{f'{"deep"}'}"""}''')
