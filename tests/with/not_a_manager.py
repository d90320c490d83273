# Objects that are no context managers.
class NoExit:
    def __enter__(self):
        print("must not be entered")

class NoEnter:
    def __exit__(self, *info):
        pass

for manager in (NoExit(), NoEnter(), 5, None, "text", NoExit):
    try:
        with manager:
            print("never")
    except TypeError as e:
        print(e)
