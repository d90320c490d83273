def down(n):
    return 1 + down(n + 1)


try:
    depth = down(0)
except RecursionError:
    depth = "limited"
