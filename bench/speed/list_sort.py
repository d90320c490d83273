# Lists sorted: integers, strings, records by a key function, and an almost sorted list.
import sys


def random_list(size, seed):
    result = []
    for i in range(size):
        seed = (seed * 3877 + 29573) % 139968
        result.append(seed * size + i)
    return result


def weigh(items):
    total = 0
    for i in range(len(items)):
        total = (total * 31 + items[i] + i) % 1000003
    return total


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 48
    size = 8000
    total = 0
    for round in range(rounds):
        numbers = random_list(size, round)
        records = [(n % size, n) for n in numbers]
        names = ["n%d" % n for n in numbers]
        numbers.sort()
        total += weigh(numbers)
        numbers[17] = numbers[size - 9] + 1
        numbers.sort()
        total += weigh(numbers)
        records.sort(key=lambda record: -record[1])
        total += weigh([record[0] for record in records])
        names.sort()
        total += weigh([len(name) for name in names])
    print(total)


main()
