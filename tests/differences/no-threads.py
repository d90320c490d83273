# title: There are no threads
# reason: Objects move when memory is collected, and a board has one core for Python; locks would cost every program.
# instead: Use asyncio, or let generators take turns.
try:
    import threading
    print('threading')
except ImportError as error:
    print(error)


def count(name):
    for i in range(2):
        print(name, i)
        yield


for _ in zip(count('a'), count('b')):
    pass
