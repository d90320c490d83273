# finally and except work at the bottom of a runaway recursion.
# stress: -X heapsize=24wk
def with_finally(n):
    global entered, left
    entered += 1
    try:
        with_finally(n + 1)
    finally:
        left += 1

entered = left = 0
try:
    with_finally(0)
except RecursionError as e:
    print(type(e).__name__, entered == left, isinstance(e, RuntimeError))

def handle_deep(n):
    try:
        return handle_deep(n + 1)
    except RecursionError:
        return "handled at the bottom"

print(handle_deep(0))
