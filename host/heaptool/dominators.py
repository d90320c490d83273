# SPDX-License-Identifier: MIT
# Who alone keeps whom: the dominator tree of a graph, after Cooper, Harvey and Kennedy (A Simple, Fast Dominance
# Algorithm, 2001), without recursion; and retained sizes, which are exact: what would be free without a node.

from heaptool.graph import WEAK


class Dominators:
    # parent: node -> the node that dominates it at once. order: all nodes, each behind its parent. retained: bytes.
    def __init__(self, graph):
        self.graph = graph
        post = self._postorder()
        self._find(post)
        self.order = post[::-1]
        self.retained = self.sums([graph.bytes(node) for node in range(graph.size)])

    def _postorder(self):
        edges = self.graph.edges
        seen, post = bytearray(self.graph.size), []
        stack = [(0, 0)]
        seen[0] = 1
        while stack:
            node, i = stack.pop()
            to, n = edges[node], len(edges[node])
            while i < n and (seen[to[i][2]] or to[i][0] == WEAK):
                i += 1
            if i == n:
                post.append(node)
            else:
                child = to[i][2]
                seen[child] = 1
                stack.append((node, i + 1))
                stack.append((child, 0))
        return post

    def _find(self, post):
        graph, number = self.graph, [0] * self.graph.size
        for i, node in enumerate(post):
            number[node] = i
        before = [[] for _ in range(graph.size)]  # numbers of those who refer to a node
        for node in post:
            mine = number[node]
            for kind, _, to in graph.edges[node]:
                if to != node and kind != WEAK:
                    before[number[to]].append(mine)
        last = len(post) - 1  # the root
        parent = [-1] * graph.size  # by number
        parent[last] = last
        changed = True
        while changed:
            changed = False
            for i in range(last - 1, -1, -1):
                best = -1
                for b in before[i]:
                    if parent[b] < 0:
                        continue
                    if best < 0:
                        best = b
                        continue
                    while best != b:  # upwards to where they meet
                        while best < b:
                            best = parent[best]
                        while b < best:
                            b = parent[b]
                if parent[i] != best:
                    parent[i] = best
                    changed = True
        self.parent = [0] * graph.size
        for i, node in enumerate(post):
            self.parent[node] = post[parent[i]]

    def sums(self, own):
        # For each node the sum of own[] over all that it dominates, itself included.
        totals, parent = list(own), self.parent
        for node in self.order[:0:-1]:
            totals[parent[node]] += totals[node]
        return totals

    def children(self):
        # node -> those that it dominates at once.
        lists = [[] for _ in range(self.graph.size)]
        for node in self.order[1:]:
            lists[self.parent[node]].append(node)
        return lists
