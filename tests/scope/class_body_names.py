# Nested class bodies do not see each other; del in a class body.
x = "global"

class Outer:
    name = "outer"

    class Inner:
        try:
            found = name
        except NameError as e:
            found = str(e)

        def up(self):
            return Outer.name

print(Outer.Inner.found, Outer.Inner().up())

class Deletes:
    x = 1
    del x
    x_after = x
    try:
        del nothing
    except NameError as e:
        message = str(e)

print(Deletes.x_after, Deletes.message)
