# A text adventure: rooms as a graph, things to carry, a scripted player, the shortest way home.

ROOMS = {
    "hall": ("A cold hall with a clock.", {"north": "kitchen", "east": "study", "up": "attic"}),
    "kitchen": ("Copper pans shine.", {"south": "hall", "east": "garden"}),
    "study": ("Books up to the ceiling.", {"west": "hall", "north": "garden"}),
    "garden": ("Roses, and a locked shed.", {"west": "kitchen", "south": "study", "in": "shed"}),
    "attic": ("Dust and a trunk.", {"down": "hall"}),
    "shed": ("Spades and spiders.", {"out": "garden"}),
}

THINGS = {"lamp": "attic", "key": "study", "spade": "shed", "bread": "kitchen"}

SCRIPT = """up
take lamp
down
east
take key
north
in
take spade
dance
out
west
inventory"""


class Game:
    def __init__(self):
        self.room = "hall"
        self.things = dict(THINGS)
        self.turns = 0

    def here(self, place):
        return sorted(name for name, where in self.things.items() if where == place)

    def look(self):
        text, exits = ROOMS[self.room]
        line = text + " Exits: " + ", ".join(sorted(exits)) + "."
        found = self.here(self.room)
        if found:
            line += " You see: " + ", ".join(found) + "."
        return line

    def go(self, direction):
        target = ROOMS[self.room][1].get(direction)
        if target is None:
            return "You cannot go " + direction + "."
        if target == "shed" and self.things["key"] != "player":
            return "Locked."
        self.room = target
        return self.look()

    def do(self, command):
        self.turns += 1
        words = command.split()
        verb = words[0]
        if verb == "look":
            return self.look()
        if verb == "inventory":
            return "You carry " + " and ".join(self.here("player")) + "."
        if verb in ("take", "drop"):
            thing = words[1]
            source, target = (self.room, "player") if verb == "take" else ("player", self.room)
            if self.things.get(thing) != source:
                return "There is no %s to %s." % (thing, verb)
            self.things[thing] = target
            return "%s: done." % thing
        return self.go(verb)


def route(start, goal):
    seen = {start: None}
    queue = [start]
    while queue:
        room = queue.pop(0)
        for target in ROOMS[room][1].values():
            if target not in seen:
                seen[target] = room
                queue.append(target)
    path = [goal]
    while seen[path[-1]] is not None:
        path.append(seen[path[-1]])
    return path[::-1]


game = Game()
for command in SCRIPT.split("\n"):
    print("> %s\n%s" % (command, game.do(command)))
print(game.turns, " - ".join(route("shed", "attic")))
