# SPDX-License-Identifier: MIT
"""The stock of a small workshop: dataclasses in memory, JSON outside, a journal of what happened.

Every change is an event; the stock is what the events add up to. So it can be saved as JSON, loaded again, replayed up
to any day, and checked: what was loaded must be what was saved.
"""
import json
from dataclasses import asdict, astuple, dataclass, field, fields, replace


class StockError(Exception):
    """Something that cannot be done with the stock."""


@dataclass(frozen=True, order=True)
class Money:
    """An amount in cents: no rounding anywhere."""

    cents: int = 0

    @classmethod
    def parse(cls, text):
        whole, _, part = text.partition(".")
        return cls(int(whole) * 100 + int((part + "00")[:2]))

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __mul__(self, count):
        return Money(self.cents * count)

    def __str__(self):
        whole = f"{self.cents // 100:,}"
        return f"{whole}.{self.cents % 100:02}"


@dataclass
class Part:
    number: str
    name: str
    price: Money
    count: int = 0
    least: int = 0
    tags: list = field(default_factory=list)

    def __post_init__(self):
        if not self.number or self.count < 0:
            raise StockError(f"bad part: {self.number!r} with count {self.count}")

    @property
    def value(self):
        return self.price * self.count

    @property
    def short(self):
        return self.count < self.least


@dataclass(frozen=True)
class Event:
    """What happened on a day. The kinds of events are the classes below."""

    day: int
    number: str

    def apply(self, stock):
        raise NotImplementedError


@dataclass(frozen=True)
class Received(Event):
    count: int
    price: str = ""

    def apply(self, stock):
        part = stock.part(self.number)
        part.count += self.count
        if self.price:
            part.price = Money.parse(self.price)


@dataclass(frozen=True)
class Used(Event):
    count: int
    job: str = "unknown"

    def apply(self, stock):
        part = stock.part(self.number)
        if part.count < self.count:
            raise StockError(f"day {self.day}: only {part.count} of {part.name}, {self.count} wanted for {self.job}")
        part.count -= self.count
        stock.jobs[self.job] = stock.jobs.get(self.job, Money()) + part.price * self.count


@dataclass(frozen=True)
class Counted(Event):
    """Stocktaking: what is there is what was counted."""

    count: int

    def apply(self, stock):
        part = stock.part(self.number)
        stock.lost[self.number] = stock.lost.get(self.number, 0) + part.count - self.count
        part.count = self.count


KINDS = {kind.__name__: kind for kind in (Received, Used, Counted)}


@dataclass
class Stock:
    parts: dict = field(default_factory=dict)
    jobs: dict = field(default_factory=dict)
    lost: dict = field(default_factory=dict)
    journal: list = field(default_factory=list, repr=False, compare=False)

    def part(self, number):
        try:
            return self.parts[number]
        except KeyError:
            raise StockError(f"no part {number}") from None

    def add(self, part):
        if part.number in self.parts:
            raise StockError(f"{part.number} is there already: {self.parts[part.number].name}")
        self.parts[part.number] = part

    def happen(self, event):
        event.apply(self)
        self.journal.append(event)

    def value(self):
        return sum((part.value for part in self.parts.values()), Money())

    # JSON

    def dump(self):
        """The stock as it began and its journal. An event is its fields and its kind."""
        events = [dict(asdict(event), kind=type(event).__name__) for event in self.journal]
        return json.dumps({"version": 1, "parts": [asdict(part) for part in CATALOGUE], "journal": events})

    @classmethod
    def load(cls, text, until=None):
        """Replay a saved stock, up to and with a day."""
        try:
            data = json.loads(text)
        except ValueError:
            raise StockError("this is no JSON") from None
        if not isinstance(data, dict) or data.get("version") != 1:
            raise StockError("not a stock of version 1")
        stock = cls()
        for part in data["parts"]:
            stock.add(Part(**dict(part, price=Money(**part["price"]))))
        for record in data["journal"]:
            kind = KINDS.get(record.pop("kind"))
            if kind is None:
                raise StockError("unknown kind of event")
            try:
                event = kind(**record)
            except TypeError:
                wanted = ", ".join(f.name for f in fields(kind))
                raise StockError(f"{kind.__name__} wants {wanted}; got {', '.join(record)}") from None
            if until is None or event.day <= until:
                stock.happen(event)
        return stock


CATALOGUE = [
    Part("R-010", "resistor 10k", Money(2), 500, 200, ["small", "passive"]),
    Part("C-100", "capacitor 100n", Money(5), 300, 100, ["small", "passive"]),
    Part("U-328", "controller", Money.parse("2.45"), 12, 10, ["chip"]),
    Part("X-016", "crystal 16 MHz", Money.parse("0.4"), 12, 10),
    Part("B-007", "box", Money.parse("4.99"), 3, 2),
]

EVENTS = [
    Used(1, "R-010", 120, "doorbell"),
    Used(1, "C-100", 40, "doorbell"),
    Used(1, "U-328", 5, "doorbell"),
    Received(2, "U-328", 20, "2.2"),
    Used(3, "B-007", 5, "doorbell"),
    Received(4, "B-007", 10, "5.49"),
    Used(4, "B-007", 5, "doorbell"),
    Used(5, "R-010", 220, "clock"),
    Used(5, "U-328", 2, "clock"),
    Used(5, "Q-999", 1, "clock"),
    Counted(6, "C-100", 241),
    Counted(6, "R-010", 158),
    Used(7, "X-016", 7, "clock"),
]


def show(stock, title):
    print(f"{title:-<60}")
    for part in sorted(stock.parts.values(), key=lambda part: (-part.value.cents, part.number)):
        flag = "order" if part.short else ""
        print(f"{part.number:7}{part.name:18}{part.count:6}{str(part.price):>8}{str(part.value):>10}  {flag}".rstrip())
    print(f"{'':31}{'total':>8}{str(stock.value()):>10}")


def orders(stock):
    """What to buy: enough for twice the least count, rounded up to tens."""
    for part in stock.parts.values():
        if part.short:
            count = -(-(2 * part.least - part.count) // 10) * 10
            yield {"number": part.number, "count": count, "cents": (part.price * count).cents}


def must_fail(what, call, *arguments):
    try:
        call(*arguments)
    except (StockError, AttributeError) as error:
        # FrozenInstanceError is an AttributeError
        print(f"{what}: {type(error).__name__}: {error}")
    else:
        print(f"{what}: did not fail")


def main():
    stock = Stock()
    for part in CATALOGUE:
        stock.add(replace(part, tags=list(part.tags)))
    show(stock, "At the beginning ")
    for event in EVENTS:
        try:
            stock.happen(event)
        except StockError as error:
            print("refused:", error)
    show(stock, "After a week ")

    saved = stock.dump()
    again = Stock.load(saved)
    print("loaded is saved:", again == stock, again.dump() == saved, len(saved), "bytes")
    show(Stock.load(saved, until=3), "As it was on day 3 ")

    print("\nJobs:", ", ".join(f"{job} {cost}" for job, cost in sorted(stock.jobs.items(), key=lambda j: j[1])))
    print("Lost:", stock.lost)
    print("Orders:", json.dumps(list(orders(stock)), separators=(",", ":")))
    print(stock.parts["B-007"])
    print(stock.journal[-1], astuple(stock.journal[-1]))
    print(stock.journal[4] == Received(4, "B-007", 10, "5.49"), Event(4, "B-007") == Received(4, "B-007", 10))
    print(sorted([Money(300), Money(5), Money.parse("1234.5")])[::-1], max(Money(1), Money(2)))
    print(len({Money(1), Money(1), Money(2)}), "different amounts")

    by_tag = {}
    for part in stock.parts.values():
        for tag in part.tags or ["none"]:
            by_tag.setdefault(tag, []).append(part.number)
    print(json.dumps(by_tag, indent=2))

    print()
    must_fail("twice", stock.add, CATALOGUE[0])
    must_fail("negative", Part, "Z", "z", Money(), -1)
    must_fail("not JSON", Stock.load, "{parts")
    must_fail("old", Stock.load, '{"version": 0}')
    must_fail("kind", Stock.load, saved.replace('"Counted"', '"Guessed"'))
    must_fail("field", Stock.load, saved.replace('"job"', '"task"', 1))
    must_fail("frozen", setattr, stock.journal[0], "count", 7)


main()
