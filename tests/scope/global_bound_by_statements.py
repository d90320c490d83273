# for, def, class and import bind global names.
def loops():
    global i
    for i in range(4):
        pass

loops()
print(i)

def imports_and_defs():
    global helper, Klass, math
    def helper():
        return "global helper"
    class Klass:
        pass
    import math

imports_and_defs()
print(helper(), Klass.__name__, math.floor(2.5))
