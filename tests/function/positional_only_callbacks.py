# Callbacks whose parameters have no public name: sort keys, handlers, operators, lambdas.
def by_length(word, /):
    return len(word), word

print(sorted(["pear", "fig", "kiwi", "apple"], key=by_length))

class Bus:
    def __init__(self, /, *handlers, name="bus"):
        self.handlers = list(handlers)
        self.name = name

    def send(self, event, /, **details):
        return [h(event, **details) for h in self.handlers]

    def __lt__(self, other, /):
        return len(self.handlers) < len(other.handlers)

def log(event, /, **d):
    return "{}:{}".format(event, sorted(d.items()))

bus = Bus(log, lambda event, /, event_id=0, **_: (event, event_id), name="main")
print(bus.send("open"), bus.send("close", event=1, event_id=7))
print(bus.name, Bus() < bus, bus < Bus())
try:
    bus.send(event="x")
except TypeError as e:
    print(e)
