# A decorator that runs its function once.
def once(f):
    result = []
    def wrapper(*args):
        if not result:
            result.append(f(*args))
        return result[0]
    return wrapper

@once
def setup(name):
    print("setting up", name)
    return name

print(setup("a"), setup("b"))
