# A subclass of int keeps int's behaviour and adds its own.
class Celsius(int):
    unit = "C"

    def __str__(self):
        return "%d %s" % (int(self), self.unit)

    def __add__(self, other):
        return Celsius(int(self) + int(other))


t = Celsius(20)
print(t, t + 5, t - 5, t == 20, [t], t * 2, type(t + 1).__name__, type(t - 1).__name__, hash(t) == hash(20), {20: "found"}[t])
