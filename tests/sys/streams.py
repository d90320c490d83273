# The standard streams as objects, with no input; intern.
import sys

print(sys.stdin.read(), sys.stdin.readline(), sys.stdin.read(5), sep='|')
print(sys.stdout.write('written\n'), sys.stdout.flush(), sys.stdout.write(''), sys.stdout.write('grün\n'))
print(sys.stdin.fileno(), sys.stdout.fileno(), sys.stderr.fileno())
print(sys.stdin.isatty(), sys.stdout.isatty())
try:
    print(input('prompt: '))
except EOFError as error:
    print(type(error).__name__, error)
for wrong in (5, None, b'bytes'):
    try:
        sys.stdout.write(wrong)
    except TypeError as error:
        print(error)
print('to a stream', 1, [2], sep='-', end='!\n', file=sys.stdout)
text = 'in' + 'terned'
print(sys.intern(text), sys.intern(text) is sys.intern('inter' + 'ned'), sys.intern('') == '')
try:
    sys.intern(5)
except TypeError as error:
    print(type(error).__name__)
