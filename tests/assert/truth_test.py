# assert asks for the truth of its operand, and passes on what that raises.
def message(text):
    print("(message made)", end=" ")
    return text
try:
    assert 0, message("built")
except AssertionError as e:
    print(e)

class Truth:
    def __bool__(self):
        print("asked", end=" ")
        return False

try:
    assert Truth(), "object was false"
except AssertionError as e:
    print(e)
