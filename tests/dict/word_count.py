# Programs on dicts: word count, inverted index, memoisation, graph search, a tiny template engine.
text = 'the cat saw the dog and the dog saw a bird and the bird saw the cat'
counts, index = {}, {}
for position, word in enumerate(text.split()):
    counts[word] = counts.get(word, 0) + 1
    index.setdefault(word, []).append(position)
print(counts)
print(sorted(counts, key=lambda w: (-counts[w], w)), index['the'], max(counts, key=counts.get))
memo = {}


def collatz(n):
    if n == 1:
        return 0
    if n not in memo:
        memo[n] = 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
    return memo[n]


print(max(range(1, 60), key=collatz), collatz(27), len(memo))
graph = {'a': {'b': 7, 'c': 3}, 'b': {'d': 2}, 'c': {'b': 1, 'd': 8}, 'd': {}}
distance, todo = {'a': 0}, ['a']
while todo:
    node = todo.pop(0)
    for neighbour, cost in graph[node].items():
        new = distance[node] + cost
        if new < distance.get(neighbour, 10 ** 6):
            distance[neighbour] = new
            todo.append(neighbour)
print(distance, sorted(distance.items(), key=lambda item: item[1]))
trie = {}
for word in ('car', 'cat', 'dog'):
    node = trie
    for c in word:
        node = node.setdefault(c, {})
    node['$'] = word
print(trie, 'x' in trie['c']['a'], list(trie['c']['a']))
