# Bodies that hold nothing but pass, ..., or a docstring.
def nothing(): pass
def dots(): ...
def words():
    """Only a docstring."""
class Blank: pass
class Dots: ...
class Words:
    "Also only a docstring."

print(nothing(), dots(), words(), words.__doc__)
print(Blank.__name__, Dots().__class__ is Dots, Words.__doc__)
for i in range(3): pass
print(i)
while not i: pass
if i: pass
else: print("never")
