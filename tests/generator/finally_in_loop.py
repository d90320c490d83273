# continue inside a try whose finally yields.
def loop_with_finally():
    for i in range(3):
        try:
            if i == 1:
                continue
            yield i
        finally:
            yield "f%d" % i

print(list(loop_with_finally()))
