# Lists and dicts that contain themselves are printed with dots.
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
try:
    Queue().take()
except IndexError as err:
    print(err)
cycle = []
cycle.append(cycle)
cycle.append({"self": cycle})
print(cycle)
ring = {}
ring["ring"] = (ring,)
print(ring)
