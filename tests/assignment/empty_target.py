# An empty target among others: the values of these live on while its own is unpacked.
import gc


class Empty:
    def __iter__(self):
        gc.collect()
        return iter(())


(), e = Empty(), [1, 2]
print(e)


def f():
    [(), a], b = [Empty(), [3]], [4]
    print(a, b)
    a, [], b = [1], Empty(), [2]
    print(a, b)
    () = [] = Empty()
    for (), a in ((Empty(), [5]), ((), [6])):
        print(a)
    try:
        a, (), b = [7], [8], [9]
    except ValueError as error:
        print(error, a, b)


f()
