# Nesting deeper than the C stack holds is a RecursionError, both ways.
# faults: deep
# options: -X cstack=64k
import json

deep = "[" * 2000 + "]" * 2000
items = []
for i in range(2000):
    items = [items] if i % 2 else {"a": items}


def attempt(function, *arguments):
    try:
        function(*arguments)
        print("no error")
    except RecursionError:
        print("RecursionError")


attempt(json.loads, deep)
attempt(json.loads, '{"a":' * 2000)
attempt(json.dumps, items)
print(json.loads("[[[[1]]]]"), json.dumps([[[{"a": [1]}]]]))
