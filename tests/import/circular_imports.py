# Two modules that import each other see each other's unfinished state.
import circle.a
from circle import b, log

for line in log:
    print(line)
print(circle.a.partner(), b.partner())
print(circle.a.b is b, b.a is circle.a, b.ready)
log.clear()
import circle.b
import circle.a as again
print(log, again is circle.a)
try:
    from circle import missing
except ImportError as e:
    print(str(e).split(" (")[0])
circle.a.name = "renamed"
print(b.partner())
from circle.a import name, partner
print(name, partner())

