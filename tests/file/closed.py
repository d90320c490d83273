# a closed file does nothing any more; close() twice does no harm
from _temp import Temp, fails

with Temp() as path:
    f = open(path, "w")
    f.write("x")
    print(f.closed, f.close(), f.closed, f.close())
    for function in (f.read, f.readline, f.readlines, f.flush, f.tell, f.truncate, f.__enter__):
        print(fails(function))
    print(fails(f.write, "x"), fails(f.seek, 0), fails(f.writelines, []), fails(lambda: next(f)), fails(list, f))
    try:
        with open(path) as f:
            f.read(1)
            1 / 0
    except ZeroDivisionError:
        print(f.closed)
    with open(path) as f:
        f.close()
    try:
        with f:
            pass
    except ValueError as e:
        print(e)
