# Runaway recursion while a module is being imported is a plain RecursionError.
# stress: -X heapsize=24wk
import sys
import recursing

print(recursing.depth)
for _ in range(2):
    try:
        import recursing.uncaught
    except RecursionError as e:
        print(type(e).__name__, "recursing.uncaught" in sys.modules, hasattr(recursing, "uncaught"))

def import_at_depth(n):
    if n:
        return import_at_depth(n - 1)
    import plain_package.second
    return plain_package.second.twice

print(import_at_depth(50))

def endless():
    import plain_package.first
    return plain_package.first.double(endless())

try:
    endless()
except RecursionError:
    print("endless importer stopped")
print(recursing.depth, import_at_depth(10))

