# only: 32
# heap.repeat() names what each run leaves. (CPython has no module heap.)
import heap


class Leak:
    pass


def repeat(kept, names):
    def leaks():
        kept.append(Leak())
        kept.append([1])
        kept.append([2])

    def innocent():
        a = [Leak() for i in range(10)]
        return {i: a for i in range(10)}

    def numbers():
        names.append(1)

    def fails():
        raise KeyError("inside")

    heap.repeat(leaks, 5)
    heap.repeat(innocent)
    heap.repeat(numbers, 20)
    for wrong in (fails, innocent, None):
        try:
            heap.repeat(wrong, 0 if wrong is innocent else 3)
        except (KeyError, ValueError, TypeError) as e:
            print(type(e).__name__, e)


repeat([], [])
