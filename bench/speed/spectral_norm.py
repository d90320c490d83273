# Largest eigenvalue of an infinite matrix: float arithmetic and calls in inner loops.
import math
import sys


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def multiply(v, out):
    size = len(v)
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += element(i, j) * v[j]
        out[i] = total


def multiply_transposed(v, out):
    size = len(v)
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += element(j, i) * v[j]
        out[i] = total


def spectral_norm(size):
    u = [1.0] * size
    v = [0.0] * size
    temp = [0.0] * size
    for round in range(10):
        multiply(u, temp)
        multiply_transposed(temp, v)
        multiply(v, temp)
        multiply_transposed(temp, u)
    uv = 0.0
    vv = 0.0
    for i in range(size):
        uv += u[i] * v[i]
        vv += v[i] * v[i]
    return math.sqrt(uv / vv)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 320
    print("%.9f" % spectral_norm(size))


main()
