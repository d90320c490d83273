# A backslash among the blanks that begin a line: what stands before it is the indentation.
if True:
    x = 1
\
    x += 1
    \
            x += 1
    \
x += 1
print(x)
if x:
  \
        y = 1
  y = 2
print(y)
for source in ('if 1:\n    x = 1\n\\\n  x = 2\n', 'if 1:\n  x = 1\n\t\\\n  x = 2\n', 'if 1:\n    \\\n\n    z = 1\n'):
    try:
        exec(source)
        print('fine')
    except SyntaxError as e:
        print(type(e).__name__, e.msg)
