# Three targets that depend on each other: turning a linked list round.
class Node:
    def __init__(self, value, link):
        self.value, self.link = value, link


def chain(*values):
    head = None
    for v in reversed(values):
        head = Node(v, head)
    return head

def turn(node):
    back = None
    while node:
        node.link, back, node = back, node, node.link
    return back

def walk(node):
    while node:
        yield node.value
        node = node.link
print(*walk(turn(chain(1, 2, 3, 4))), sep=" <- ")
