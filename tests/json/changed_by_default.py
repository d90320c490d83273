# default() that changes what is being dumped: the text is still JSON, or an exception says what happened.
# faults: callback
import json


class Other:
    pass


def dump(data, act):
    def default(o):
        act(data)
        return "other"

    try:
        text = json.dumps(data, default=default)
        print("fine", text[0] + text[-1], isinstance(json.loads(text), (list, dict)))
    except (RuntimeError, KeyError) as error:
        print(type(error).__name__ in ("RuntimeError", "KeyError"))


dump([Other()] + [[i] * 10 for i in range(100)], lambda data: data.clear())
dump([Other()] + list(range(50)), lambda data: data.extend(range(500)) if len(data) < 100 else None)
dump([Other(), [Other()], Other()], lambda data: data.__setitem__(1, 5))
dump({"a": Other(), "b": 1}, lambda data: data.__setitem__("b", [2]))
