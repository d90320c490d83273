# Source that does not compile, and names that are not there.
try:
    eval("x = 1")
except SyntaxError:
    print("eval takes expressions only")
try:
    exec("undefined_thing", {})
except NameError as e:
    print(e)
out = []
exec("for i in range(3):\n    out.append(i)\nelse:\n    out.append('end')", {"out": out})
print(out)
programs = ["total = sum(data)", "total = max(data) - min(data)", "total = len([d for d in data if d])"]
for program in programs:
    env = {"data": [3, 0, 9]}
    exec(program, env)
    print(env["total"], end=" ")
print()
