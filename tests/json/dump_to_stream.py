# json.dump: pieces for any object with a write(), whose answer does not matter.
import json


class Sink:
    def __init__(self, answer):
        self.pieces, self.answer = [], answer

    def write(self, text):
        self.pieces.append(text)
        return self.answer


data = [{"n": i, "text": "\u00e9" * i} for i in range(40)]
for answer in (None, -1, "lie"):
    sink = Sink(answer)
    print(json.dump(data, sink), "".join(sink.pieces) == json.dumps(data), len(sink.pieces) > 3)
sink = Sink(0)
json.dump({"a": [1, 2]}, sink, indent=1, separators=(",", ": "))
print("".join(sink.pieces))


class Broken:
    def write(self, text):
        raise OSError(28)


for wrong in (5, Broken()):
    try:
        json.dump(data, wrong)
    except (AttributeError, OSError) as error:
        print(type(error).__name__)


class Greedy(Sink):
    def write(self, text):
        if len(data) > 3:
            del data[3:]
        super().write(text)


sink = Greedy(0)
json.dump(data, sink)
print(len(data), json.loads("".join(sink.pieces))[0])
