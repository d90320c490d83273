# Subclasses of str and list.
class Title(str):
    def shout(self):
        return Title(self.upper() + "!")


s = Title("hello")
print(s.shout().shout(), s + "x", len(s), s[1:3], s == "hello", {s: 1}["hello"], type(s.upper()).__name__, "ell" in s)


class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def __getitem__(self, i):
        return super().__getitem__(-1 - i) if isinstance(i, int) else "slice"


st = Stack("ab").push("c")
st.note = "instances have attributes"
print(st, st[0], st[0:1], len(st), st.note, st == ["a", "b", "c"], isinstance(st, list), sorted(st, reverse=True), st + [1])
