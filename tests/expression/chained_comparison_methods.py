# Chained comparisons of instances give back the deciding result.
class Answer:
    def __init__(self, name, result):
        self.name = name
        self.result = result

    def __lt__(self, other):
        print(self.name, "<", other.name)
        return self.result


a, b, c = Answer("a", []), Answer("b", "yes"), Answer("c", 0)
print(a < b < c)
print(b < c < a)
print(b < b < b)
if not (a < b < c):
    print("false link is falsy")
n = 7
while 0 < n < 10:
    n += 2
print(n)
