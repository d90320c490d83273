# map goes on after a function that raised.
def risky(n):
    if n == 3:
        raise ValueError("three")
    return n

values = [1, 2, 3, 4]
it = map(risky, values)
got = []
while True:
    try:
        got.append(next(it))
    except ValueError as e:
        got.append(str(e))
    except StopIteration:
        break
print(got)
