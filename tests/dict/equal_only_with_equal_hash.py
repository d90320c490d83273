# A key that calls itself equal to everything is asked only about keys of the same hash, in tables of any size.
class Always:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number

    def __eq__(self, other):
        asked.append(other)
        return True


for size in 3, 8, 9, 40, 300:
    for make in int, str, lambda i: (i, i), lambda i: float(i) + 0.5:
        table = {make(i): i for i in range(size)}
        asked = []
        found = [Always(hash(make(0)) ^ 1 << bit) in table for bit in range(2, 25)]
        # Those that are found must be there by their hash.
        expected = [(hash(make(0)) ^ 1 << bit) in map(hash, table) for bit in range(2, 25)]
        print(size, found == expected, len(asked) == sum(found), Always(hash(make(1))) in table)
