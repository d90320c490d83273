"""First module."""
from . import runs as package_runs

print("first runs as", __name__, package_runs)
x = 10


def double(n):
    return n * 2


def get_x():
    return x
