# title: Sets are in the order of insertion
# reason: A set is a dict without values: smaller than a table with gaps. An item that is taken out and put in again comes
#   last. In CPython the order depends on hashes, and for texts on the run.
# instead: Use sorted() where the order can be seen.
numbers = {30, 1, 22, 3}
print(numbers)
numbers.remove(30)
numbers.add(30)
print(numbers)
print(sorted(numbers))
