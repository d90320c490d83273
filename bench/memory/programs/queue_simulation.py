# A post office: customers arrive by a random generator of our own, clerks serve, lengths counted.


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 3877 + 29573) % 139968
        return self.state * n // 139968


class Customer:
    def __init__(self, number, arrived, work):
        self.number = number
        self.arrived = arrived
        self.work = work


class Clerk:
    def __init__(self, name):
        self.name = name
        self.customer = None
        self.free_at = 0
        self.served = 0

    def serve(self, customer, now):
        self.customer = customer
        self.free_at = now + customer.work
        self.served += 1


def simulate(minutes, clerk_names, seed):
    random = Random(seed)
    clerks = [Clerk(name) for name in clerk_names]
    queue = []
    waits = []
    longest = 0
    arrivals = 0
    for now in range(minutes):
        if random.below(10) < 6:
            arrivals += 1
            queue.append(Customer(arrivals, now, 2 + random.below(5)))
        for clerk in clerks:
            if clerk.customer is not None and now >= clerk.free_at:
                clerk.customer = None
            if clerk.customer is None and queue:
                customer = queue.pop(0)
                waits.append(now - customer.arrived)
                clerk.serve(customer, now)
        longest = max(longest, len(queue))
    return clerks, waits, longest, len(queue)


def main():
    for names in (("Ann", "Ben"), ("Ann", "Ben", "Cleo")):
        clerks, waits, longest, left = simulate(240, names, 7)
        print("%d clerks: %d served, longest queue %d, still waiting %d"
              % (len(clerks), len(waits), longest, left))
        print("  mean wait %.1f, longest wait %d" % (sum(waits) / len(waits), max(waits)))
        for clerk in clerks:
            print("  %s served %d" % (clerk.name, clerk.served))
        groups = [0] * 5
        for wait in waits:
            groups[min(wait // 5, 4)] += 1
        print("  waits by 5 minutes:", groups)


main()
