# A ring of the last readings of three sensors, with minimum, maximum, mean and alarms.


class SensorLog:
    def __init__(self, name, size, low, high):
        self.name = name
        self.values = [0] * size
        self.size = size
        self.count = 0
        self.low = low
        self.high = high
        self.alarms = []

    def add(self, time, value):
        self.values[self.count % self.size] = value
        self.count += 1
        if value < self.low:
            self.alarms.append((time, "low", value))
        elif value > self.high:
            self.alarms.append((time, "high", value))

    def recent(self):
        return self.values[:min(self.count, self.size)]

    def summary(self):
        values = self.recent()
        if not values:
            return "%s: no data" % self.name
        mean = sum(values) / len(values)
        return "%-6s min %4d  max %4d  mean %6.1f  n %d" % (
            self.name, min(values), max(values), mean, self.count)


def fake_reading(time, base, swing):
    phase = (time * 37 + base) % 100
    return base + swing * (phase - 50) // 50


def main():
    logs = [
        SensorLog("temp", 32, 15, 30),
        SensorLog("humid", 32, 30, 70),
        SensorLog("light", 16, 100, 900),
    ]
    for time in range(0, 600, 10):
        logs[0].add(time, fake_reading(time, 22, 9))
        logs[1].add(time, fake_reading(time + 3, 50, 19))
        if time % 20 == 0:
            logs[2].add(time, fake_reading(time, 500, 450))
    for log in logs:
        print(log.summary())
        for time, kind, value in log.alarms[-3:]:
            print("   t=%ds %s %d" % (time, kind, value))


main()
