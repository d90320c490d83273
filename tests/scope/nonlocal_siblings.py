# Sibling functions share a variable; one deletes it.
def bank():
    total = 0
    def add(n):
        nonlocal total
        total += n
    def wrapped():
        def double():
            nonlocal total
            total *= 2
        double()
        return total
    def delete():
        nonlocal total
        del total
    return add, wrapped, delete

add, wrapped, delete = bank()
add(5)
print(wrapped(), wrapped())
delete()
try:
    add(1)
except NameError as e:
    print(e)
try:
    delete()
except NameError as e:
    print(e)
