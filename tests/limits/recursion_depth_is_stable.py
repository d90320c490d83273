# After a RecursionError the same depth can be reached again.
# stress: -X heapsize=24wk
def depth_reached():
    deepest = 0
    def down(n):
        nonlocal deepest
        deepest = n
        down(n + 1)
    try:
        down(1)
    except RecursionError:
        pass
    return deepest

depths = [depth_reached() for _ in range(5)]
print(min(depths) > 100, max(depths) < 2 * min(depths))
