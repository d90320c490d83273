# __enter__ and __exit__ as static and class methods.
class Static:
    @staticmethod
    def __enter__():
        return "static enter"
    @classmethod
    def __exit__(cls, *info):
        print("class exit", cls.__name__, info)

with Static() as s:
    print(s)
