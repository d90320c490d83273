# An object that builds a path from attribute access, calls and subscripts.
class Path:
    def __init__(self, *parts):
        self.parts = parts

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return Path(*self.parts, name)

    def __getitem__(self, key):
        return Path(*self.parts, "<{}>".format(key))

    def __call__(self, **query):
        tail = "&".join("{}={}".format(k, v) for k, v in query.items())
        return "/".join(self.parts) + ("?" + tail if tail else "")


api = Path("root")
print(api(), api.users(), api.users[5].posts(page=2, size=10))
users = api.users
print(users.parts, users["a b"](), (first := users.first).parts, first())
print(hasattr(api, "anything"), hasattr(api, "__len__"))
del users.parts
print(callable(api.parts), api["x"]["y"].parts)
