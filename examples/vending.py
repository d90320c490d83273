# SPDX-License-Identifier: MIT
"""A coffee machine as a state machine: events are tuples and objects, transitions are `match` statements.

The machine is driven by a script of what customers and the technician do; it prints each state that it enters.
"""
from dataclasses import dataclass, field
from enum import Enum, auto


class State(Enum):
    IDLE = auto()
    PAYING = auto()
    BREWING = auto()
    SERVING = auto()
    SERVICE = auto()
    BROKEN = auto()


# ---- events ----

@dataclass(frozen=True)
class Coin:
    cents: int


@dataclass(frozen=True)
class Button:
    drink: str
    sugar: int = 0


@dataclass(frozen=True)
class Sensor:
    name: str
    value: float


@dataclass(frozen=True)
class Tick:
    seconds: int


@dataclass
class Recipe:
    price: int
    steps: tuple
    needs: dict = field(default_factory=dict)


RECIPES = {
    "espresso": Recipe(120, (("grind", 3), ("heat", 92), ("press", 25)), {"beans": 8, "water": 30}),
    "coffee": Recipe(150, (("grind", 4), ("heat", 90), ("press", 40)), {"beans": 10, "water": 120}),
    "cappuccino": Recipe(210, (("grind", 3), ("heat", 92), ("press", 25), ("foam", 15)),
                         {"beans": 8, "water": 40, "milk": 100}),
    "tea": Recipe(90, (("heat", 98), ("pour", 10)), {"water": 200}),
}
COINS = (200, 100, 50, 20, 10, 5)


class Machine:
    def __init__(self):
        self.state = State.IDLE
        self.credit = 0
        self.order = None
        self.left = []  # steps of the recipe
        self.wait = 0  # seconds of this step
        self.temperature = 20.0
        self.stock = {"beans": 40, "water": 600, "milk": 250, "cups": 5}
        self.till = {coin: 2 for coin in COINS}
        self.sold = {}
        self.faults = []

    # ---- what happens ----

    def say(self, text):
        print(f"  [{self.state.name:7s}] {text}")

    def enter(self, state, why=""):
        if state is not self.state:
            print(f"  {self.state.name} -> {state.name}" + (f" ({why})" if why else ""))
            self.state = state

    def change(self, amount):
        """The fewest coins, as far as there are any."""
        coins = []
        for coin in COINS:
            while amount >= coin and self.till[coin] > 0:
                self.till[coin] -= 1
                amount -= coin
                coins.append(coin)
        return coins, amount

    def give_back(self):
        coins, owed = self.change(self.credit)
        self.credit = 0
        if coins:
            self.say("gives back " + " + ".join(str(coin) for coin in coins))
        if owed:
            self.say(f"owes {owed}")
            self.faults.append(("change", owed))

    def missing(self, recipe, sugar):
        return [name for name, amount in {**recipe.needs, "cups": 1}.items() if self.stock[name] < amount]

    # ---- transitions ----

    def handle(self, event):
        match self.state, event:
            # Everywhere.
            case _, ("power", "off"):
                self.give_back()
                self.enter(State.IDLE, "power cut")
            case State.BROKEN, ("key", "technician") | ("reset",):
                self.faults.clear()
                self.enter(State.SERVICE)
            case State.BROKEN, Coin(cents):
                self.say(f"rejects {cents}")
            case State.BROKEN, _:
                self.say("is out of order: " + ", ".join(str(fault) for fault in self.faults))
            case _, Sensor("temperature", value) if value > 110:
                self.faults.append(("overheated", value))
                self.give_back()
                self.enter(State.BROKEN, f"{value:.1f} degrees")
            case _, Sensor("temperature", value):
                self.temperature = value
            case _, Sensor(name, value) if name in self.stock:
                self.stock[name] = int(value)
            case _, Sensor(name=name):
                self.say(f"does not know the sensor {name!r}")
            # Money.
            case State.IDLE | State.PAYING, Coin(cents) if cents in COINS:
                self.till[cents] += 1
                self.credit += cents
                self.enter(State.PAYING)
                self.say(f"credit {self.credit}")
            case _, Coin(cents):
                self.say(f"returns {cents}")
            # Orders.
            case State.PAYING, Button("cancel"):
                self.give_back()
                self.enter(State.IDLE, "cancelled")
            case State.IDLE | State.PAYING, Button(drink, sugar):
                self.choose(drink, sugar)
            case State.BREWING | State.SERVING, Button():
                self.say("is busy")
            # Time.
            case State.PAYING, Tick(seconds) if seconds >= 60:
                self.say("nobody is there")
                self.give_back()
                self.enter(State.IDLE, "timeout")
            case State.BREWING, Tick(seconds):
                self.brew(seconds)
            case State.SERVING, ("cup", "taken"):
                self.enter(State.IDLE)
            case State.SERVING, Tick():
                self.say("beeps")
            case _, Tick():
                pass
            # The technician.
            case State.IDLE, ("key", "technician"):
                self.enter(State.SERVICE)
            case State.SERVICE, ("fill", {**amounts}):
                for name, amount in sorted(amounts.items()):
                    self.stock[name] = self.stock.get(name, 0) + amount
                self.say(f"has {self.stock}")
            case State.SERVICE, ("empty", "till"):
                self.say(f"held {sum(coin * n for coin, n in self.till.items())} cents")
                self.till = {coin: 2 for coin in COINS}
            case State.SERVICE, ("report", *drinks):
                self.report(drinks)
            case State.SERVICE, ("key", "out"):
                self.enter(State.IDLE)
            case state, (str(word), *rest):
                self.say(f"ignores {word!r} with {len(rest)} more")
            case _:
                self.say(f"does not understand {event!r}")

    def choose(self, drink, sugar):
        match RECIPES.get(drink):
            case None:
                self.say(f"has no {drink}")
            case Recipe(price=price) if price > self.credit:
                self.say(f"{drink} costs {price}, {price - self.credit} more")
            case Recipe(steps=[*steps], price=price, needs=needs) as recipe:
                gone = self.missing(recipe, sugar)
                if gone:
                    self.say(f"is out of {' and '.join(gone)}")
                    return
                for name, amount in needs.items():
                    self.stock[name] -= amount
                self.stock["cups"] -= 1
                self.credit -= price
                self.order = drink
                self.left = steps + [("sugar", sugar)] * (sugar > 0)
                self.enter(State.BREWING, drink)
                self.begin()

    def begin(self):
        """How long the next step takes."""
        match self.left:
            case []:
                self.sold[self.order] = self.sold.get(self.order, 0) + 1
                self.give_back()
                self.enter(State.SERVING, self.order)
            case [("heat", target), *_]:
                self.wait = max(0, int((target - self.temperature) / 4))
                self.say(f"heats from {self.temperature:.1f} to {target}, {self.wait} s")
            case [("sugar", (0 | 1) as spoons), *_]:
                self.wait = 1
                self.say(f"adds {spoons} spoon")
            case [("sugar", spoons), *_]:
                self.wait = spoons
                self.say(f"adds {spoons} spoons")
            case [(name, seconds), *_]:
                self.wait = seconds
                self.say(f"{name}: {seconds} s")

    def brew(self, seconds):
        while self.state is State.BREWING and seconds >= self.wait:
            seconds -= self.wait
            match self.left.pop(0):
                case ("heat", target):
                    self.temperature = float(target)
            self.begin()
        self.wait -= seconds

    def report(self, drinks):
        total = 0
        for drink in drinks or sorted(self.sold):
            n = self.sold.get(drink, 0)
            total += n * RECIPES[drink].price
            self.say(f"{drink:12s}{n:3d}{n * RECIPES[drink].price / 100:8.2f}")
        self.say(f"{'total':12s}{total / 100:11.2f}")


SCRIPT = """
coin 100; coin 20; button espresso; button tea; tick 10; tick 10; tick 10; coin 50; tick 30; taken
button coffee; coin 200; coin 7; button latte; button coffee 2; tick 100; tick 5; taken
coin 50; tick 30; tick 60
coin 200; coin 50; button cappuccino 1; tick 20; sensor temperature 115.5; button tea; coin 10; tick 5
key technician; fill beans 100 milk 500 cups 20; report; empty till; key out
coin 100; button tea; tick 3; power off; sensor pressure 1.5
coin 20; coin 20; coin 20; coin 50; button cancel; sensor water 150; coin 100; button tea; button cancel
wave hello world; key technician; report tea espresso; key out
"""


def parse(text):
    """An event of the script."""
    match text.split():
        case ["coin", cents]:
            return Coin(int(cents))
        case ["button", drink]:
            return Button(drink)
        case ["button", drink, sugar]:
            return Button(drink, int(sugar))
        case ["tick", seconds]:
            return Tick(int(seconds))
        case ["sensor", name, value]:
            return Sensor(name, float(value))
        case ["taken"]:
            return "cup", "taken"
        case ["fill", *pairs]:
            return "fill", {pairs[i]: int(pairs[i + 1]) for i in range(0, len(pairs), 2)}
        case [word, *rest]:
            return word, *rest
    raise ValueError(text)


def main():
    machine = Machine()
    for line in SCRIPT.strip().split("\n"):
        for text in line.split(";"):
            event = parse(text)
            print(f"{text.strip()}")
            machine.handle(event)
        print(f"-- {machine.state.name}, credit {machine.credit}, {machine.temperature:.1f} degrees, "
              f"stock {machine.stock}")
    machine.handle(3.5)
    print(parse("button tea 3") == Button("tea", 3), Coin(5), State.IDLE)


main()
