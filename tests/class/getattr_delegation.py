# __getattr__ that delegates to parts, and what it is not asked for.
class Engine:
    power = 90

    def start(self, key="spare"):
        return "started with " + key


class Car:
    wheels = 4

    def __init__(self):
        self.engine = Engine()

    def __getattr__(self, name):
        print("[%s]" % name, end=" ")
        if name != "engine" and hasattr(self.engine, name):
            return getattr(self.engine, name)
        raise AttributeError("no {!r} in the car".format(name))


car = Car()
print(car.wheels, car.power, car.start(), car.start(key="main"))
car.power = 120
print(car.power, Engine.power)
del car.power
print(car.power)
for name in ("radio", "__wings__"):
    try:
        getattr(car, name)
    except AttributeError as e:
        print(e)
try:
    len(car)
except TypeError as e:
    print(e)
print(getattr(car, "radio", None), isinstance(car, Car))
