# Generators stopped by RecursionError run their finally blocks.
# stress: -X heapsize=24wk
class Tree:
    def __iter__(self):
        return (x for x in self)

try:
    list(Tree())
except RecursionError:
    print("genexpr over itself: RecursionError")
def cleanup():
    try:
        yield from cleanup()
    finally:
        levels.append(1)
levels = []
try:
    next(cleanup())
except RecursionError:
    print("every level cleaned up:", len(levels) > 10)
