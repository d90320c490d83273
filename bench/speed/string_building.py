# Lines built by concatenation, formatting, str() and join, then searched.
import sys


def report(rows, seed):
    lines = []
    for i in range(rows):
        seed = (seed * 3877 + 29573) % 139968
        name = "sensor" + str(i % 50)
        value = "%d.%02d" % (seed // 100, seed % 100)
        line = name + "=" + value + ";"
        if seed % 5 == 0:
            line += "alarm"
        lines.append(line.upper())
    return "\n".join(lines), seed


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1200
    seed = 42
    total = 0
    alarms = 0
    for round in range(rounds):
        text, seed = report(1000, seed)
        total += len(text)
        alarms += text.count("ALARM")
    print(total, alarms, seed, text[-20:])


main()
