# Exceptions that the generator does not catch come out and finish it.
def worker():
    step = 0
    while True:
        try:
            got = yield step
            step += 1
        except ValueError as e:
            print("handled", e)
            step = 100
        except KeyError:
            yield "from the handler"
            step = 200
        finally:
            print("<finally>", end=" ")

w = worker()
try:
    w.throw(TypeError("not handled"))
except TypeError as e:
    print("came out:", e)
try:
    next(w)
except StopIteration:
    print("finished")
try:
    w.throw(OSError("on a finished one"))
except OSError as e:
    print(e)
