# Annotated assignments bind a value like plain ones; without a value they bind nothing.
x: int = 5
y: "anything at all"
print(x)
try:
    y
except NameError as e:
    print(e)
z: float = 1.5 if x else 2
print(z)


class Config:
    port: int = 8080
    host: str
    tags: list = []

    def __init__(self, host: str, *rest: int, debug: bool = False, **more: object) -> None:
        self.host: str = host
        self.rest: tuple = rest
        self.debug = debug


c = Config("local", 1, 2, debug=True)
print(c.port, c.host, c.rest, c.debug, hasattr(Config, "host"), Config.tags)
values: dict = {}
values["k"]: int = 3
(w): int = 4
print(values, w)
