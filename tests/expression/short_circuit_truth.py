# and, or and not ask each operand's __bool__ once.
class Gate:
    def __init__(self, name, open_):
        self.name = name
        self.open = open_

    def __bool__(self):
        print("[test %s]" % self.name, end="")
        return self.open

    def __repr__(self):
        return self.name


up, down = Gate("up", True), Gate("down", False)
print(up and down, down or up, up or down, down and up)
print(not up, not down)
if up and not down:
    print("taken")
if down or (down and up):
    print("not taken")
else:
    print("else")
while down or None:
    pass
print(any([down, up, down]), all([up, down, up]))
print([1, 0][not up], 1 if down or 0 else 2)
