# in asks __contains__, then __iter__, then __getitem__.
class Steps:
    def __iter__(self):
        for i in (1, 2, 3):
            print("step", i)
            yield i


class Old:
    def __getitem__(self, i):
        if i == 3:
            raise IndexError
        return i * 10
print(2 in Steps(), 9 in Steps())
print(20 in Old(), 21 in Old())
try:
    1 in 5
except TypeError as e:
    print(e)
try:
    1 in "text"
except TypeError as e:
    print(e)
