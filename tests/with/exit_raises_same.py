# __exit__ that raises the exception it was given.
class Reraises:
    def __enter__(self):
        pass
    def __exit__(self, kind, value, tb):
        raise value

try:
    with Reraises():
        raise ValueError("same object")
except ValueError as e:
    print(e, e.__context__)
