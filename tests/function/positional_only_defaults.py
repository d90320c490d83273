# Defaults before and after the slash, evaluated once; keywords of the same name stay free.
def ratio(a, b=2, /, c=4, *, scale=1):
    return (a * b * scale, c)

print(ratio(3), ratio(3, 5), ratio(3, 5, 6), ratio(3, c=1), ratio(3, scale=10))

def tag(name, /, *children, **attributes):
    text = "".join(' {}="{}"'.format(k, v) for k, v in attributes.items())
    return "<{0}{1}>{2}</{0}>".format(name, text, "".join(children))

print(tag("p", "a", tag("b", "c"), name="n", id=5))
print(tag("br", **{"name": 1, "class": "wide"}))

def keep(item, box=[], /):
    box.append(item)
    return box

print(keep(1), keep(2), keep(3, []))
try:
    keep(4, box=[])
except TypeError as e:
    print(e)
