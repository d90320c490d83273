# Cooperative tasks on a round-robin scheduler built from generators only.
class Scheduler:
    def __init__(self):
        self.ready = []
        self.mail = {}
        self.clock = 0

    def spawn(self, name, task):
        self.ready.append((name, task, None))

    def run(self):
        while self.ready:
            name, task, value = self.ready.pop(0)
            self.clock += 1
            try:
                request = task.send(value)
            except StopIteration as stop:
                print("%2d %s finished with %r" % (self.clock, name, stop.value))
                continue
            except ArithmeticError as e:
                print("%2d %s crashed: %s" % (self.clock, name, e))
                continue
            answer = None
            if request == "time":
                answer = self.clock
            elif isinstance(request, tuple):
                verb, *args = request
                if verb == "put":
                    self.mail.setdefault(args[0], []).append(args[1])
                elif verb == "get":
                    box = self.mail.get(args[0])
                    answer = box.pop(0) if box else None
            self.ready.append((name, task, answer))


def producer(n):
    for i in range(n):
        yield "put", "box", i * i
    return "made %d" % n

def consumer(n):
    got = []
    while len(got) < n:
        item = yield "get", "box"
        if item is not None:
            got.append(item)
    return got

def crasher():
    now = yield "time"
    yield
    return 1 // (now - now)

def nested(depth):
    if depth:
        return 1 + (yield from nested(depth - 1))
    return (yield "time")

s = Scheduler()
s.spawn("producer", producer(3))
s.spawn("consumer", consumer(3))
s.spawn("crasher", crasher())
s.spawn("nested", nested(10))
s.run()
print(s.mail)

