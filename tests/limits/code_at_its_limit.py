# faults: wrap
# not: stress stress16 sweep
# A module's code that comes close to 64 KB either runs or is a SyntaxError: its tables do not wrap.
longest = 0
for n in range(7000, 9000, 97):
    space = {}
    try:
        exec(''.join('n%d=%d\n' % (i, i) for i in range(n)) + 'try:\n  1/0\nexcept ZeroDivisionError as e:\n  line = e.__traceback__.tb_lineno\n', space)
    except SyntaxError as e:
        continue
    longest = n
    if space['n%d' % (n - 1)] != n - 1 or space['line'] != n + 2:
        print(n, 'is wrong')
print(longest > 7000)
