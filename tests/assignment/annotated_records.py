# Annotations of class fields, locals and subscripts, without any effect on values.
class Sensor:
    name: str
    pin: int = 4
    scale: "float or int" = +1
    history: list

    def __init__(self, name: str, /, *, pin: int = 0) -> None:
        self.name: str = name
        self.pin: int = pin or Sensor.pin
        self.history: list = []

    def read(self, raw: int) -> int:
        value: int = raw * self.scale >> 1
        self.history.append(value)
        return value


s: Sensor = Sensor("t")
print(s.name, s.pin, s.read(11), s.read(raw=-3), s.history, hasattr(Sensor, "name"))
s.scale: int = 4
table: dict = {}
table["t"]: Sensor = s
print(table["t"].read(3), Sensor.scale)
total: int
for total in range(3): pass
print(total)
(w): int
try:
    w
except NameError as e:
    print(e)
