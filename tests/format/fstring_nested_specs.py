# Width, precision, fill, sign and type taken from expressions inside the specification.
width, precision, fill, align, kind = 10, 3, '*', '^', 'f'
x, n, s = 2.5, 42, 'text'
print(f'{x:{width}}|{x:{width}.{precision}f}|{x:.{precision}{kind}}|{x:{fill}{align}{width}}|{x:{fill}{align}{width}.{precision}{kind}}|{x:+{width}.1f}|{x:0{width}}')
print(f'{n:{width}}|{n:<{width}}|{n:{fill}>{width}}|{n:#{width}x}|{n:{"05" if n else ""}}|{n:{width // 2}d}|{n:{""}}|{n:{"x"}}|{n:0{width}b}|{n:{"+"}}')
print(f'{s:{width}}|{s:>{width}}|{s:.{precision}}|{s:{width}.{precision}}|{s!r:{width}}|{s:{fill}{align}{len(s) * 2}}|{s:{"<"}{8}}|')
print('{:{}}|{:{}.{}f}|{:{w}}|'.format(5, 4, 1.5, 7, 2, 'a', w=3))
print('{0:{1}}|{0:{fill}{align}{width}}|{2:.{1}}'.format('abc', 5, 'abcdefg', fill='.', align='>', width=6))
table = [('apple', 1.5, 3), ('kiwi', 0.25, 12), ('watermelon', 4.0, 1)]
widths = [max(len(str(row[i])) for row in table) for i in range(3)]
for name, price, count in table:
    print(f'{name:<{widths[0]}} | {price:>{widths[1] + 1}.2f} | {count:0{widths[2]}d} | {price * count:{"+" if count > 1 else ""}.1f}')
for w in range(4):
    print(f'{"ab":{w}}|{7:{w}}|{0.5:.{w}f}', end=' ')
print()
try:
    f'{5:{"bad"}}'
except ValueError as e:
    print(e)
try:
    f'{5:{-3}}'
except ValueError as e:
    print(type(e).__name__)

# a spec within a spec, but no third one
width, precision = 10, 4
print(f"{12.34567:{width:0}.{precision:1}}|{1:{2!r:3}}|")
for text in ('f"{1:{2:{3}}}"', 'f"{1:{2:{3:4}}}"'):
    try:
        compile(text, "", "eval")
    except SyntaxError as error:
        print(error.msg)
