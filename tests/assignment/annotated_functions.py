# Annotations of parameters, results and locals change nothing at run time.
class Config:
    port: int = 8080
    host: str
    tags: list = []

    def __init__(self, host: str, *rest: int, debug: bool = False, **more: object) -> None:
        self.host: str = host
        self.rest: tuple = rest
        self.debug = debug


c = Config("local", 1, 2, debug=True)

def f(a: 1 + 1, b: "text" = 3, *, c: list = None) -> "result":
    d: undefined_name_is_never_looked_up = a
    local: int
    try:
        return local
    except UnboundLocalError as e:
        print(e)
    return d, b, c

print(f(1), f(1, 2, c=3))
pair: tuple = 1, 2
print(pair)
print((lambda q: q)(6))
