# global in functions, nested functions and class bodies; creation and deletion of globals.
count = 0

def bump():
    global count
    count += 1
    return count

def create():
    global created, also
    created = "made in a function"
    also = [1]

def remove():
    global also
    del also

print(bump(), bump(), count)
create()
print(created, also)
remove()
try:
    also
except NameError as e:
    print(e)
