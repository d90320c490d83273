# A sort key that appends to the list being sorted.
data = []
try:
    data.sort()
except ValueError as e:
    print(e, len(data))

def key(x):
    numbers.append(x)
    return -x

numbers = [1, 2, 3]
try:
    numbers.sort(key=key)
except ValueError as e:
    print(e, numbers)
