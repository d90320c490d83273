# Only __repr__, or only __str__.
class OnlyRepr:
    def __repr__(self):
        return "only"

class OnlyStr:
    def __str__(self):
        return "text"

print(OnlyRepr(), [OnlyRepr()], OnlyStr(), "OnlyStr object" in repr([OnlyStr()]))
