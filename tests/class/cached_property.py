# A property that keeps its result.
class Rect:
    def __init__(self, w, h):
        self.w = w
        self.h = h
        self.computed = 0

    @property
    def area(self):
        if not hasattr(self, "_area"):
            self.computed += 1
            self._area = self.w * self.h
        return self._area


r = Rect(3, 4)
print(r.area, r.area, r.computed)
r.w = 10
print(r.area)
