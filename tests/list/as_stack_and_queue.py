# Lists as stack, queue and matrix: balanced brackets, breadth-first search, transposition, reverse Polish.
def balanced(text):
    stack, pairs = [], {')': '(', ']': '[', '}': '{'}
    for c in text:
        if c in '([{':
            stack.append(c)
        elif c in pairs:
            if not stack or stack.pop() != pairs[c]:
                return False
    return not stack


def rpn(text):
    stack = []
    for token in text.split():
        if token.lstrip('-').isdigit():
            stack.append(int(token))
        else:
            b, a = stack.pop(), stack.pop()
            stack.append({'+': a + b, '-': a - b, '*': a * b}[token])
    return stack


print([balanced(t) for t in ('([]{})', '([)]', '(', '', '}', '{[()()]}')], rpn('3 4 + 2 * 7 -'), rpn('1 2 3'))
graph = {0: [1, 2], 1: [3], 2: [3, 4], 3: [5], 4: [5], 5: []}
queue, order, seen = [0], [], [0]
while queue:
    node = queue.pop(0)
    order.append(node)
    for neighbour in graph[node]:
        if neighbour not in seen:
            seen.append(neighbour)
            queue.append(neighbour)
print(order)
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(row) for row in zip(*matrix)], [[row[i] for row in matrix] for i in range(3)], [sum(row) for row in matrix])
print([[sum(a * b for a, b in zip(row, col)) for col in zip(*matrix[::-1])] for row in zip(*matrix)])
