# The same frame many times over is printed three times and then counted.
def countdown(n):
    if n == 0:
        raise ValueError("lift off")
    return countdown(n - 1)

def ping(n):
    return pong(n)

def pong(n):
    if n == 0:
        return countdown(12)
    return ping(n - 1)

try:
    countdown(50)
except ValueError as e:
    print(e)
ping(3)
