# An exception passed up through handlers keeps its frames, and gains one at each raise.
def bottom():
    raise OSError("bottom")

def reraises():
    try:
        bottom()
    except OSError:
        raise

def raises_object():
    try:
        reraises()
    except OSError as e:
        e.args = e.args + ("seen",)
        raise e

def cleans_up():
    try:
        raises_object()
    finally:
        print("cleaned up")

try:
    cleans_up()
except OSError as e:
    print(e.args)
cleans_up()
