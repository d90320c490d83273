# return in several nested finally blocks.
def f7(n):
    try:
        try:
            return n
        finally:
            n += 1
            try:
                return n
            finally:
                n += 1
    finally:
        if n > 10:
            return "big"
print(f7(1), f7(9), f7(100))
