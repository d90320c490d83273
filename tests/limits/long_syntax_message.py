# A message that is cut for its length ends in a whole character.
def check(name):
    full = f"no binding for nonlocal '{name}' found"
    try:
        exec(f"def f():\n    nonlocal {name}\n")
    except SyntaxError as e:
        return e.msg == full[: len(e.msg)] and len(e.msg.encode()) > 176


for letter in "\u00e9", "\u4e2d":
    for n in range(1, 5):
        print(n, check("a" * n + letter * 100))
for n in range(150, 160):
    print(n, check("a" * n + "\u00e9"))
