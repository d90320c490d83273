# for with break, continue and else, in nests, and the loop variable afterwards.
def find(needle, rows):
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if cell == needle:
                break
        else:
            continue
        break
    else:
        return None
    return y, x

board = ["..#.", "....", "@..."]
print(find("#", board), find("@", board), find("?", board))
for n in range(2, 20):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=" ")
