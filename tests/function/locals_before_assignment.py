# UnboundLocalError and NameError: which names are local is decided by the whole body.
x = "global"

def read_then_write():
    print(x)
    x = 1

def deleted():
    y = 1
    del y
    return y

def loop_never_runs():
    for item in ():
        pass
    return item

def except_name():
    try:
        raise ValueError("v")
    except ValueError as err:
        pass
    return err

def with_import():
    print(math)
    import math

def nested_read():
    def inner():
        return z
    del_me = 0
    try:
        return inner()
    finally:
        z = 1

def augmented():
    x += "more"

def global_missing():
    return not_defined_anywhere

for f in (read_then_write, deleted, loop_never_runs, except_name, with_import, nested_read, augmented, global_missing):
    try:
        print(f())
    except NameError as e:
        print(f.__name__, type(e).__name__, e)
