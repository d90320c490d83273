# except () catches nothing; raising what is no exception.
class Mine(LookupError):
    pass
group = ()
try:
    try:
        1 / 0
    except group:
        print("never")
except ZeroDivisionError as e:
    print(e)
for bad in (5, "text", None, object, Mine):
    try:
        raise bad
    except TypeError as e:
        print(e)
    except Mine as e:
        print(repr(e))
