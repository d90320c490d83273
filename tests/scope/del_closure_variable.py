# del of a variable that a closure uses.
def cell():
    v = "in a cell"
    def read():
        return v
    print(read())
    del v
    try:
        read()
    except NameError as e:
        print(type(e).__name__, e)
    try:
        v
    except UnboundLocalError as e:
        print(e)
    v = "again"
    return read()

print(cell())
