# SPDX-License-Identifier: MIT
"""A PID controller heats a small oven; a chart in text shows how well.

The oven: a heating element warms the chamber, the chamber loses heat through the wall, the sensor lags behind.
The step of the model is an eighth of a second, the controller runs once a second, as it would from a timer. A
thermostat and three sets of gains run the same program: a warm-up, a higher set point, an opened door.
"""
from collections import namedtuple

STEP = 0.125  # seconds; a power of two, so that time adds up exactly
PERIOD = 1.0  # of the controller
END = 400.0
ROOM = 20.0

Event = namedtuple("Event", "time what value")
Sample = namedtuple("Sample", "time target measured power")

PROGRAM = (
    Event(0.0, "target", 60.0),
    Event(150.0, "target", 80.0),
    Event(270.0, "door", True),
    Event(285.0, "door", False),
)


class Pid:
    """Proportional, integral and derivative control with a limited output.

    The derivative is taken of the measurement, so a new set point gives no kick; the integral stops
    while the output is at its limit and would only grow further (anti-windup)."""

    def __init__(self, kp, ki=0.0, kd=0.0, low=0.0, high=100.0):
        self.kp, self.ki, self.kd = kp, ki, kd
        self.low, self.high = low, high
        self.integral = 0.0
        self.last = None

    def __repr__(self):
        return f"Pid(kp={self.kp:g}, ki={self.ki:g}, kd={self.kd:g})"

    def update(self, target, measured, dt):
        error = target - measured
        slope = 0.0 if self.last is None else (measured - self.last) / dt
        self.last = measured
        integral = self.integral + error * dt
        output = self.kp * error + self.ki * integral - self.kd * slope
        if self.low <= output <= self.high:
            self.integral = integral
            return output
        limited = min(max(output, self.low), self.high)
        if (output > limited) != (error > 0):
            self.integral = integral  # it helps to leave the limit
        return limited


class OnOff:
    """A thermostat: full power below the target, none above, with hysteresis."""

    def __init__(self, band):
        self.band = band
        self.on = False

    def __repr__(self):
        return f"OnOff(band={self.band:g})"

    def update(self, target, measured, dt):
        if measured < target - self.band:
            self.on = True
        elif measured > target + self.band:
            self.on = False
        return 100.0 if self.on else 0.0


class Oven:
    """Two heat stores, element and chamber, and a sensor with a delay of first order."""

    ELEMENT, CHAMBER = 40.0, 160.0  # J/K
    COUPLING, WALL, DOOR = 4.0, 1.0, 3.0  # W/K
    SENSOR = 4.0  # seconds

    def __init__(self):
        self.element = self.chamber = self.sensor = ROOM
        self.door = False
        self.energy = 0.0

    def step(self, watts, dt):
        into = self.COUPLING * (self.element - self.chamber)
        loss = (self.WALL + (self.DOOR if self.door else 0.0)) * (self.chamber - ROOM)
        self.element += (watts - into) / self.ELEMENT * dt
        self.chamber += (into - loss) / self.CHAMBER * dt
        self.sensor += (self.chamber - self.sensor) / self.SENSOR * dt
        self.energy += watts * dt


def run(controller, oven, program=PROGRAM):
    """A Sample for each period of the controller."""
    events = list(program)
    target = ROOM
    steps = int(PERIOD / STEP)
    time = 0.0
    while time < END:
        while events and events[0].time <= time:
            event = events.pop(0)
            if event.what == "target":
                target = event.value
            else:
                setattr(oven, event.what, event.value)
        power = controller.update(target, oven.sensor, PERIOD)
        yield Sample(time, target, oven.sensor, power)
        for _ in range(steps):
            oven.step(power, STEP)
        time += PERIOD


class Judge:
    """Figures of merit, gathered sample by sample: nothing is kept but sums."""

    def __init__(self):
        self.overshoot = 0.0
        self.absolute = 0.0
        self.settled = None
        self.target = None
        self.since = 0.0
        self.switches = 0
        self.last_power = 0.0

    def add(self, sample):
        error = sample.measured - sample.target
        if sample.target != self.target:
            self.target = sample.target
            self.since = sample.time
            self.settled = None
        if sample.time < 270:
            self.overshoot = max(self.overshoot, error)
            if abs(error) > 1.0:
                self.settled = None
            elif self.settled is None:
                self.settled = sample.time - self.since
        self.absolute += abs(error) * PERIOD
        if abs(sample.power - self.last_power) > 50:
            self.switches += 1
        self.last_power = sample.power


class Chart:
    """Rows of text, one for every so many samples: temperature o, target |, power as a bar."""

    def __init__(self, low, high, width=48, every=10, bar=10):
        self.low, self.high, self.width, self.every, self.bar = low, high, width, every, bar
        self.count = 0

    def column(self, value):
        share = (value - self.low) / (self.high - self.low)
        return min(max(int(share * (self.width - 1) + 0.5), 0), self.width - 1)

    def head(self):
        marks = [" "] * (self.width + 4)
        for degrees in range(int(self.low), int(self.high) + 1, 10):
            at = self.column(degrees)
            for offset, letter in enumerate(str(degrees)):
                marks[at + offset] = letter
        return "  time  " + "".join(marks).rstrip()

    def row(self, sample):
        """The line for a sample, or None where it is left out."""
        self.count += 1
        if (self.count - 1) % self.every:
            return None
        line = bytearray(b" " * self.width)
        line[self.column(sample.target)] = ord("|")
        line[self.column(sample.measured)] = ord("o")
        bar = "#" * int(sample.power / 100 * self.bar + 0.5)
        return "%5ds  %s %s" % (sample.time, line.decode(), bar)


def main():
    controllers = [OnOff(1.0), Pid(4.0), Pid(4.0, 0.08, 0.0), Pid(8.0, 0.12, 16.0)]
    rows = []
    for number, controller in enumerate(controllers):
        oven, judge = Oven(), Judge()
        chart = Chart(20, 90, every=10) if number in (0, 3) else None
        if chart:
            print(controller)
            print(chart.head())
        for sample in run(controller, oven):
            judge.add(sample)
            line = chart and chart.row(sample)
            if line:
                print(line.rstrip())
        if chart:
            print()
        rows.append((repr(controller), judge, oven))

    print("%-30s%9s%9s%9s%9s%9s" % ("controller", "settled", "over", "error", "jumps", "kJ"))
    for name, judge, oven in rows:
        settled = "never" if judge.settled is None else "%d s" % judge.settled
        print(f"{name:30}{settled:>9}{judge.overshoot:9.2f}{judge.absolute / END:9.3f}"
              f"{judge.switches:9}{oven.energy / 1000:9.3f}")
    best = min(rows, key=lambda row: row[1].absolute)
    print("smallest mean error:", best[0])


main()
