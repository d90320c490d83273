# Four exceptions: causes and contexts mixed, printed from the first to the last.
def one():
    return {}["start"]

def two():
    try:
        one()
    except KeyError as e:
        raise ValueError("two") from e

def three():
    try:
        two()
    except ValueError:
        undefined_helper_function()

def four():
    try:
        three()
    finally:
        print("finally in four")
        raise RuntimeError("four", 4)

try:
    four()
except RuntimeError as e:
    print(type(e.__context__).__name__, type(e.__context__.__context__).__name__)
four()
