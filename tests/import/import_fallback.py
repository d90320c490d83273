# Trying one module after another with __import__.
def choose():
    for name in ("ujson_that_is_missing", "another_missing", "math"):
        try:
            return __import__(name).__name__
        except ImportError as e:
            print(e)

print(choose())
