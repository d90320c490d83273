# super() in class methods and static methods.
class Loud:
    def save(self):
        return [s.upper() for s in super().save()]
try:
    Loud().save()
except AttributeError as e:
    print(e)

class Meter:
    @classmethod
    def create(cls, *args):
        return [cls.__name__] + list(args)
    @staticmethod
    def unit():
        return "m"

class Kilo(Meter):
    @classmethod
    def create(cls, *args):
        return super().create("kilo", *args)
    @staticmethod
    def unit():
        return "k" + Meter.unit()

print(Kilo.create(1), Kilo().create(2), Kilo.unit(), Kilo().unit(), super(Kilo, Kilo()).unit(), super(Kilo, Kilo).create())
