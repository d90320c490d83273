# raise alone re-raises what is being handled, also from a called function.
def reraise():
    raise

try:
    try:
        raise OSError("from the caller's handler")
    except OSError:
        reraise()
except OSError as e:
    print(e)
try:
    reraise()
except RuntimeError as e:
    print(e)
