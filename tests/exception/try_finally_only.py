# try with finally only, and all four parts in one statement.
def only_finally(n):
    try:
        n // 0
    finally:
        print("cleanup", n)

for n in (1, 2):
    try:
        only_finally(n)
    except ZeroDivisionError as e:
        print(e)
    else:
        print("never")
try:
    pass
finally:
    print("plain finally")
try:
    x = 1
except:
    x = 2
else:
    x += 10
finally:
    x *= 2
print(x)
