# A weather station: it measures once a minute and draws what it measured. After some hours it dies.


class Reading:
    def __init__(self, place, minute, celsius):
        self.place = place
        self.minute = minute
        self.celsius = celsius


class Station:
    def __init__(self):
        self.history = []
        self.labels = {}

    def label(self, minute):
        if minute not in self.labels:
            self.labels[minute] = "%02d:%02d" % (minute // 60, minute % 60)
        return self.labels[minute]

    def measure(self, minute):
        reading = Reading("kitchen", minute, 20 + minute % 7 / 2)
        self.history.append(reading)
        return reading


station = Station()
screen = bytearray(1024)


def draw(reading):
    text = station.label(reading.minute) + " " + str(reading.celsius)
    for i, byte in enumerate(text.encode()):
        screen[i] = byte


def run(hours):
    for minute in range(hours * 60):
        draw(station.measure(minute))


if __name__ == "__main__":
    run(24)
    print("a day is over")
