# throw() raises at the waiting yield; the generator may catch it and go on.
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
print(next(w), next(w))
print(w.throw(ValueError("bad")))
print(next(w))
print(w.throw(KeyError("k")))
print(next(w))
print(w.throw(ValueError))
w.close()
print()
