# A linked queue and a breadth-first search.
class Queue:
    def __init__(self):
        self.head = self.tail = None
        self.size = 0

    def put(self, value):
        cell = [value, None]
        if self.tail:
            self.tail[1] = cell
        else:
            self.head = cell
        self.tail = cell
        self.size += 1

    def take(self):
        if self.head is None:
            raise IndexError("queue is empty")
        value, self.head = self.head
        if self.head is None:
            self.tail = None
        self.size -= 1
        return value

    def __len__(self):
        return self.size


class Place:
    def __init__(self, name):
        self.name = name
        self.roads = []

    def connect(self, *others):
        for other in others:
            self.roads.append(other)
            other.roads.append(self)


def route(start, goal):
    queue, came = Queue(), {start: None}
    queue.put(start)
    while queue:
        here = queue.take()
        if here is goal:
            path = []
            while here:
                path.append(here.name)
                here = came[here]
            return " ".join(reversed(path))
        for there in here.roads:
            if there not in came:
                came[there] = here
                queue.put(there)


a, b, c, d, e = [Place(n) for n in "abcde"]
a.connect(b, c)
c.connect(d)
b.connect(d)
print(route(a, d), route(d, a), route(a, a), route(a, e))
