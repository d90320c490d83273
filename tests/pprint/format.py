# PrettyPrinter.format() gives the text of each object, and may be overridden.
import pprint


class Hex(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if type(object) is int:
            return hex(object), True, False
        return super().format(object, context, maxlevels, level)


Hex().pprint([1, 255, {"a": 16, 17: (18,)}])
Hex(width=20).pprint([255] * 8 + ["text"])
print(pprint.PrettyPrinter().format([1, "a"], {}, 0, 0), pprint.PrettyPrinter().format("x", {}, 0, 0)[0])
