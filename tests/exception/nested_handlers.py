# Handlers inside handlers, exceptions raised while handling, and what bare raise re-raises.
def deep(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        deep(n - 1)
    except ValueError as e:
        if n == 2:
            raise KeyError("changed at 2")
        e.path = getattr(e, "path", []) + [n]
        raise
    except KeyError as e:
        print("level", n, repr(e), "context", repr(e.__context__), e.__context__.path)
        if n == 4:
            return "stopped at 4"
        raise

print(deep(4))
try:
    try:
        1 // 0
    except ZeroDivisionError:
        try:
            [][1]
        except IndexError as e:
            print("inner", e, "| while handling:", e.__context__)
        raise
except ZeroDivisionError as e:
    print("bare raise gave the outer one:", e)
