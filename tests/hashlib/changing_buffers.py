# faults: callback, lie, wrap
# What is hashed is a view, changes afterwards or is no buffer; digests of any length are not asked for.
import array
import hashlib

data = bytearray(b'abc' * 100)
view = memoryview(data)[1:200:1]
h = hashlib.sha256(view)
view.release()
data.clear()
data.extend(b'x' * 9)
print(h.hexdigest()[:16], hashlib.sha256(data).hexdigest()[:16], hashlib.sha256(array.array('H', [1, 2])).digest()[:4])
for wrong in (None, 5, [], [1], {}, 1.5, object()):
    for call in (hashlib.sha256, h.update, lambda x: hashlib.new('sha256', x), hashlib.new):
        try:
            call(wrong)
            print('taken', wrong)
        except (TypeError, ValueError):
            pass
copy = h.copy()
copy.update(b'more')
print(copy.digest() != h.digest(), h.copy().digest() == h.digest(), type(h).__name__ != '')
try:
    type(h)()
    print('made')
except TypeError:
    print('refused')
released = memoryview(b'abc')
released.release()
try:
    h.update(released)
except (ValueError, TypeError):
    print('released')
