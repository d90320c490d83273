# Pancake flips over all permutations: list elements read, written and swapped.
import sys


def fannkuch(n):
    perm1 = list(range(n))
    perm = [0] * n
    count = [0] * n
    checksum = 0
    max_flips = 0
    nperm = 0
    r = n
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        for i in range(n):
            perm[i] = perm1[i]
        flips = 0
        first = perm[0]
        while first != 0:
            low = 0
            high = first
            while low < high:
                swap = perm[low]
                perm[low] = perm[high]
                perm[high] = swap
                low += 1
                high -= 1
            flips += 1
            first = perm[0]
        if flips > max_flips:
            max_flips = flips
        if nperm % 2 == 0:
            checksum += flips
        else:
            checksum -= flips
        while True:
            if r == n:
                return checksum, max_flips
            first = perm1[0]
            for i in range(r):
                perm1[i] = perm1[i + 1]
            perm1[r] = first
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1
        nperm += 1


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    checksum, flips = fannkuch(size)
    print(checksum, flips)


main()
