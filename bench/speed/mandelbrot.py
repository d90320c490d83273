# Points of the Mandelbrot set: float arithmetic on locals only.
import sys


def mandelbrot(size, limit):
    inside = 0
    total = 0
    for py in range(size):
        ci = 2.0 * py / size - 1.0
        for px in range(size):
            cr = 2.0 * px / size - 1.5
            zr = 0.0
            zi = 0.0
            steps = 0
            while steps < limit:
                zr2 = zr * zr
                zi2 = zi * zi
                if zr2 + zi2 > 4.0:
                    break
                zi = 2.0 * zr * zi + ci
                zr = zr2 - zi2 + cr
                steps += 1
            if steps == limit:
                inside += 1
            total += steps
    return inside, total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    inside, total = mandelbrot(size, 50)
    print(inside, total)


main()
