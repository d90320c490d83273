# A second exception while the first is handled: both tracebacks and the sentence between them.
def load(table, key):
    try:
        return table[key]
    except KeyError:
        return default(key)

def default(key):
    print("no", key, "- using the default")
    return int(key)

print(load({"a": 1}, "a"), load({}, "12"))
load({}, "twelve")
