# The name after "as" is unbound when the handler ends; earlier bindings of it are lost.
e = "before"
try:
    raise ValueError("v")
except ValueError as e:
    print(repr(e))
try:
    print(e)
except NameError as err:
    print(err)
err = "kept because no exception"
try:
    pass
except ValueError as err:
    pass
print(err)
