# SPDX-License-Identifier: MIT
"""A greenhouse that runs by events: sensors, rules, pumps and a log, each a task of asyncio.

Time is counted in ticks of the greenhouse's own clock, so that a day goes by in a moment and the output is the same
on every machine.
"""
import asyncio
from collections import deque

MINUTES_A_DAY = 24 * 60


class Clock:
    """Time that passes when everybody waits: whoever sleeps is woken in the order of the times."""

    def __init__(self):
        self.now = 0
        self.sleepers = []  # (time, number, event)
        self.number = 0

    async def sleep(self, minutes):
        event = asyncio.Event()
        self.number += 1
        self.sleepers.append((self.now + minutes, self.number, event))
        await event.wait()

    async def run(self, until):
        while self.now < until:
            # Let everybody do what is due before time goes on.
            for _ in range(6):
                await asyncio.sleep(0)
            if not self.sleepers:
                break
            first = min(self.sleepers, key=lambda sleeper: sleeper[:2])
            self.sleepers.remove(first)
            self.now = max(self.now, first[0])
            first[2].set()
        self.now = until

    def __str__(self):
        return f"{self.now // 60 % 24:02d}:{self.now % 60:02d}"


class Bus:
    """Whoever subscribes to a topic gets a queue of its own."""

    def __init__(self):
        self.topics = {}
        self.count = 0

    def subscribe(self, *topics, size=0):
        queue = asyncio.Queue(size)
        for topic in topics:
            self.topics.setdefault(topic, []).append(queue)
        return queue

    async def publish(self, topic, value):
        self.count += 1
        for queue in self.topics.get(topic, ()):
            await queue.put((topic, value))


class Weather:
    """The sun, in whole numbers: a parabola between six and eighteen o'clock."""

    def __init__(self, seed):
        self.seed = seed

    def cloud(self):
        self.seed = (self.seed * 1103515245 + 12345) % (1 << 31)
        return self.seed >> 16 & 3

    def light(self, minute):
        minute %= MINUTES_A_DAY
        if not 360 <= minute < 1080:
            return 0
        height = 360 - abs(minute - 720)
        return height * (720 - height) // 600 * (4 - self.cloud()) // 4


class Greenhouse:
    def __init__(self, clock, bus):
        self.clock = clock
        self.bus = bus
        self.temperature = 150  # tenths of a degree
        self.moisture = {"tomatoes": 60, "herbs": 45, "lettuce": 70}
        self.window = False
        self.water = 120  # what the tank holds
        self.tank = asyncio.Lock()
        self.pumps = asyncio.Semaphore(2)
        self.log = deque((), 200)

    def note(self, who, text):
        self.log.append((str(self.clock), who, text))
        print(f"{self.clock} {who:12s} {text}")


async def sensors(house, weather):
    """Measures every half hour."""
    while True:
        light = weather.light(house.clock.now)
        target = 120 + light + (0 if house.window else light // 3)
        house.temperature += (target - house.temperature) // 3
        for bed in house.moisture:
            house.moisture[bed] -= 1 + light // 60
        await house.bus.publish("temperature", house.temperature)
        for bed, value in house.moisture.items():
            await house.bus.publish("moisture", (bed, value))
        await house.clock.sleep(30)


async def ventilation(house):
    queue = house.bus.subscribe("temperature")
    while True:
        _, value = await queue.get()
        if value > 230 and not house.window:
            house.window = True
            house.note("ventilation", f"opens at {value // 10}.{value % 10}")
        elif value < 190 and house.window:
            house.window = False
            house.note("ventilation", f"closes at {value // 10}.{value % 10}")


async def irrigation(house, group):
    """Starts a pump for each bed that is dry; a bed has one pump at most."""
    queue = house.bus.subscribe("moisture")
    busy = set()

    async def pump(bed):
        try:
            async with house.pumps:
                house.note("pump", f"waters {bed} ({house.moisture[bed]} %)")
                for _ in range(3):
                    await house.clock.sleep(5)
                    async with house.tank:
                        if house.water < 15:
                            raise RuntimeError(f"no water left for {bed}")
                        house.water -= 15
                    house.moisture[bed] += 14
                house.note("pump", f"{bed} done ({house.moisture[bed]} %), {house.water} l left")
        except RuntimeError as error:
            await house.bus.publish("alarm", str(error))
        finally:
            busy.discard(bed)

    while True:
        _, (bed, value) = await queue.get()
        if value < 40 and bed not in busy:
            busy.add(bed)
            group.create_task(pump(bed), name=f"pump {bed}")


async def tank(house):
    """Refilled when somebody complains, but the lorry takes its time."""
    queue = house.bus.subscribe("alarm")
    while True:
        _, text = await queue.get()
        house.note("alarm", text)
        if house.tank.locked():
            continue
        async with house.tank:
            await house.clock.sleep(45)
            house.water = 300
            house.note("tank", "full again")
        while not queue.empty():
            house.note("alarm", "(again) " + queue.get_nowait()[1])


async def statistics(house, result):
    """The day's extremes, worked out as the values come."""
    queue = house.bus.subscribe("temperature", "moisture", size=8)
    try:
        while True:
            topic, value = await queue.get()
            name, number = (topic, value) if topic == "temperature" else value
            low, high, total, count = result.get(name, (number, number, 0, 0))
            result[name] = min(low, number), max(high, number), total + number, count + 1
    except asyncio.CancelledError:
        house.note("statistics", f"{sum(entry[3] for entry in result.values())} values")
        raise


async def day(minutes):
    clock = Clock()
    house = Greenhouse(clock, Bus())
    result = {}

    class Evening(Exception):
        pass

    async def until_evening():
        await clock.run(minutes)
        raise Evening

    try:
        async with asyncio.TaskGroup() as group:
            for task in (ventilation(house), irrigation(house, group), tank(house), statistics(house, result),
                         sensors(house, Weather(2024)), until_evening()):
                group.create_task(task)
    except* Evening:
        house.note("clock", f"the end, {house.bus.count} messages")
    return house, result


async def patience():
    """A sensor that hangs must not hold up the others."""
    async def sensor(name, ticks):
        for _ in range(ticks):
            await asyncio.sleep(0.001)
        return name

    async def ask(name, ticks):
        try:
            return await asyncio.wait_for(sensor(name, ticks), 0.1)
        except asyncio.TimeoutError:
            return f"{name} does not answer"

    return await asyncio.gather(ask("light", 1), ask("wind", 5000), ask("rain", 2))


def main():
    house, result = asyncio.run(day(2 * MINUTES_A_DAY))
    print()
    for name, (low, high, total, count) in sorted(result.items()):
        print(f"{name:12s} {low:4d} to {high:4d}, mean {total / count:.1f} of {count}")
    kinds = {}
    for _, who, _ in house.log:
        kinds[who] = kinds.get(who, 0) + 1
    print(", ".join(f"{who}: {n}" for who, n in sorted(kinds.items())))
    print(", ".join(asyncio.run(patience())))


main()
