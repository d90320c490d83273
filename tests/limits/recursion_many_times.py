# Twenty runaway recursions in a row, and generators that are finished by one.
# stress: -X heapsize=24wk
def with_finally(n):
    global entered, left
    entered += 1
    try:
        with_finally(n + 1)
    finally:
        left += 1

entered = left = 0
results = []
for i in range(20):
    try:
        with_finally(0)
    except RecursionError:
        results.append(entered == left)
print(all(results), len(results), entered > 2000)

def generator(n):
    yield from generator(n + 1)

for attempt in range(5):
    g = generator(0)
    try:
        next(g)
    except RecursionError:
        print(next(g, "finished"), end=" ")
print()
