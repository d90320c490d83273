# hashlib: digests of every length around a block, in pieces, copies.
import hashlib

for name in ("md5", "sha1", "sha256"):
    make = getattr(hashlib, name)
    print(name, make(b"abc").hexdigest(), make().hexdigest(), make(b"").digest() == make().digest())
    text = bytes(range(256)) * 3
    print([make(text[:n]).hexdigest()[:6] for n in (1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 500)])
    h = make()
    for step in (1, 3, 64, 60, 5, 128, 200):
        h.update(text[:step])
    print(h.hexdigest(), h.digest().hex() == h.hexdigest(), h.digest_size, h.block_size, h.name)
    other = h.copy()
    other.update(b"more")
    h.update(bytearray(b"mo"))
    h.update(memoryview(b"xrex")[1:3])
    print(other.hexdigest() == h.hexdigest(), hashlib.new(name.upper(), b"abc").hexdigest() == make(b"abc").hexdigest())
for function in (lambda: hashlib.new("foo"), lambda: hashlib.sha1(5), lambda: hashlib.sha256().update(5), lambda: hashlib.sha256().update()):
    try:
        function()
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
print(hashlib.md5(b"a", usedforsecurity=False).hexdigest(), hashlib.sha256(b"x" * 100000).hexdigest())
