# SPDX-License-Identifier: MIT
"""The Lighthouse: a text adventure.

Played by a script, so that it runs anywhere; `play(keyboard())` instead of `play(script(...))` hands it to you.
The world is a table of rooms, the verbs are methods called do_<verb>, and the player's commands come from any
iterator of lines.
"""

WIDTH = 64

MAP = {
    # room: (title, description, exits)
    "beach": ("Pebble beach", "Waves roll grey pebbles up and down. A path climbs north to a cottage; "
              "to the east a pier leads into the fog.", {"north": "cottage", "east": "pier"}),
    "pier": ("Old pier", "Planks are missing, and the sea shows through. The beach is west.", {"west": "beach"}),
    "cottage": ("Keeper's cottage", "One room, one bed, one table. Someone left in a hurry. The beach is south, "
                "the lighthouse stands to the east, a hatch leads down.",
                {"south": "beach", "east": "lighthouse", "down": "cellar"}),
    "cellar": ("Cellar", "Shelves of jars, and a smell of oil. A ladder leads up.", {"up": "cottage"}),
    "lighthouse": ("Foot of the lighthouse", "A spiral of iron stairs winds up into the tower.",
                   {"west": "cottage", "up": "lamp room"}),
    "lamp room": ("Lamp room", "Glass all around, and fog behind the glass. In the middle stands the great lamp.",
                  {"down": "lighthouse"}),
}

SHORT = {"n": "north", "s": "south", "e": "east", "w": "west", "u": "up", "d": "down"}
SYNONYMS = {"get": "take", "grab": "take", "x": "examine", "look at": "examine", "l": "look", "i": "inventory",
            "light": "use", "open": "use", "unlock": "use", "fill": "use", "walk": "go"}


class GameOver(Exception):
    """The story ended; the argument says how."""


class Oops(Exception):
    """A command that cannot be done; the argument is what the player reads."""


class Thing:
    """Something that can be looked at; some of it can be carried."""

    def __init__(self, name, text, where, portable=True):
        self.name = name
        self.text = text
        self.where = where
        self.portable = portable

    def __str__(self):
        article = "some" if self.name.endswith("s") else "an" if self.name[0] in "aeiou" else "a"
        return f"{article} {self.name}"

    def examine(self, game):
        return self.text


class Lantern(Thing):
    """Burns while it has oil, one unit a turn."""

    def __init__(self, where):
        super().__init__("lantern", "A brass storm lantern", where)
        self.oil = 0
        self.lit = False

    def examine(self, game):
        state = "burning" if self.lit else "dark" if self.oil else "empty"
        return f"{self.text}. It is {state}."

    def tick(self):
        """A message when something happens to the flame, else None."""
        if not self.lit:
            return None
        self.oil -= 1
        if self.oil == 0:
            self.lit = False
            return "The lantern gutters and dies."
        return "The lantern flickers." if self.oil == 2 else None


def wrap(text, width=WIDTH):
    """Lines of text, broken at spaces."""
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = line + " " + word if line else word
    if line:
        yield line


def listing(things):
    """'a key, an axe and a rope'."""
    names = [str(thing) for thing in things]
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


class Game:
    DARK = {"cellar"}

    def __init__(self):
        self.here = "beach"
        self.turns = 0
        self.score = 0
        self.visited = set()
        self.door_open = False
        self.lantern = Lantern("pier")
        self.things = [
            self.lantern,
            Thing("oil can", "Half full of lamp oil, at a guess.", "cottage"),
            Thing("note", "It says: 'The mouse keeps the key. Light the lamp before the ferry comes.'", "cottage"),
            Thing("bed", "Unmade, and far too short.", "cottage", portable=False),
            Thing("jar", "Pickled something. A label says MOUSE.", "cellar"),
            Thing("matches", "Seven dry matches.", "cellar"),
            Thing("lamp", "A lens as tall as a man, and a wick.", "lamp room", portable=False),
        ]

    # What the verbs are made of.

    def around(self, where=None):
        return [thing for thing in self.things if thing.where == (where or self.here)]

    def seen(self):
        return self.here not in self.DARK or (self.lantern.lit and self.lantern.where in ("you", self.here))

    def find(self, name, *places):
        for thing in self.things:
            if thing.name == name and thing.where in (places or ("you", self.here)):
                return thing
        raise Oops(f"You see no {name} here.")

    def carried(self, name):
        return any(thing.name == name for thing in self.around("you"))

    def award(self, points):
        self.score += points
        return f" [+{points}]"

    # Verbs: each gets the rest of the command and returns what is told.

    def do_look(self, rest=""):
        """look: describe the room"""
        title, text, _ = MAP[self.here]
        if not self.seen():
            return "It is pitch dark. You smell oil and hear something small."
        things = self.around()
        also = f" You see {listing(things)}." if things else ""
        return f"{title.upper()}: {text}{also}"

    def do_go(self, way):
        """go DIRECTION: walk (or just the direction, or its letter)"""
        way = SHORT.get(way, way)
        exits = MAP[self.here][2]
        if way not in exits:
            raise Oops(f"You cannot go {way or 'nowhere'} from here. Ways: {', '.join(sorted(exits))}.")
        if exits[way] == "lamp room" and not self.door_open:
            raise Oops("The door to the stairs is locked.")
        self.here = exits[way]
        bonus = ""
        if self.here not in self.visited:
            self.visited.add(self.here)
            bonus = self.award(5)
        return self.do_look() + bonus

    def do_take(self, name):
        """take THING, or take all"""
        if name == "all":
            free = [thing for thing in self.around() if thing.portable and self.seen()]
            if not free:
                raise Oops("There is nothing to take.")
            return " ".join(self.do_take(thing.name) for thing in free)
        if not self.seen():
            raise Oops("You grope about and find nothing.")
        thing = self.find(name, self.here)
        if not thing.portable:
            raise Oops(f"The {name} is not for carrying.")
        thing.where = "you"
        return f"Taken: {name}."

    def do_drop(self, name):
        """drop THING"""
        self.find(name, "you").where = self.here
        return f"Dropped: {name}."

    def do_examine(self, name):
        """examine THING"""
        thing = self.find(name)
        if not self.seen() and thing.where != "you":
            raise Oops("Too dark to see.")
        return thing.examine(self)

    def do_inventory(self, rest):
        """inventory: what you carry"""
        return f"You carry {listing(self.around('you')) or 'nothing'}."

    def do_use(self, name):
        """use THING: fill, light, unlock, what is obvious"""
        special = getattr(self, "use_" + name.replace(" ", "_"), None)
        self.find(name)
        if special is None:
            raise Oops(f"You turn the {name} over in your hands. Nothing happens.")
        return special()

    def use_oil_can(self):
        if not self.carried("lantern"):
            raise Oops("There is nothing to fill.")
        self.lantern.oil = 8
        return "You fill the lantern."

    def use_lantern(self):
        if self.lantern.lit:
            raise Oops("It burns already.")
        if not self.lantern.oil:
            raise Oops("The lantern is empty.")
        self.lantern.lit = True
        return "You strike the flint. A warm light." + self.award(10)

    def use_jar(self):
        jar = self.find("jar", "you")
        self.things.remove(jar)
        self.things.append(Thing("key", "Iron, and smelling of vinegar.", "you"))
        return "You open the jar. No mouse: a key!" + self.award(15)

    def use_key(self):
        if self.here != "lighthouse":
            raise Oops("There is no lock here.")
        self.door_open = True
        return "The lock turns with a scream of rust." + self.award(15)

    def use_lamp(self):
        if not self.carried("matches"):
            raise Oops("You have nothing to light it with.")
        self.award(25)
        raise GameOver("The lamp catches. A white beam swings out over the fog, and far away a ship's horn answers.")

    def do_score(self, rest):
        """score: how you are doing"""
        return f"{self.score} points in {self.turns} turns."

    def do_help(self, rest):
        """help: this list"""
        return " / ".join(getattr(self, name).__doc__ or name for name in VERBS)

    def do_quit(self, rest):
        """quit: leave"""
        raise GameOver("You sit down on the pebbles and wait for the ferry.")

    # One command.

    def command(self, line):
        words = line.lower().split()
        if not words:
            raise Oops("Say something.")
        for count in (2, 1):
            verb, rest = " ".join(words[:count]), words[count:]
            verb = SYNONYMS.get(verb, verb)
            if "do_" + verb in VERBS:
                break
        else:
            verb, rest = "go", words
            if words[0] not in SHORT and words[0] not in SHORT.values():
                raise Oops(f"You do not know how to {words[0]}.")
        rest = " ".join(word for word in rest if word not in ("the", "a", "an", "with"))
        answer = getattr(self, "do_" + verb)(rest)
        self.turns += 1
        return answer


VERBS = sorted(name for name in dir(Game) if name.startswith("do_"))


def script(text):
    """The commands of a text, one a line; what follows # is for the reader."""
    for line in text.strip().splitlines():
        yield line.partition("#")[0].strip()


def keyboard():
    while True:
        yield input("> ")


def play(commands):
    game = Game()
    game.visited.add(game.here)
    print("\n".join(wrap(game.do_look())))
    try:
        for line in commands:
            print("\n>", line)
            try:
                answer = game.command(line)
            except Oops as oops:
                answer = str(oops)
            print("\n".join(wrap(answer)))
            news = game.lantern.tick()
            if news:
                print(news)
    except GameOver as end:
        print("\n".join(wrap(str(end))))
    print("\n*** %d points in %d turns, %d of %d rooms seen ***"
          % (game.score, game.turns, len(game.visited), len(MAP)))
    return game


WALKTHROUGH = """
look
dance               # not a verb
go up               # no such way

e
x lantern
use lantern         # empty
take the lantern
x lantern
w
n
look at bed
take bed
take all
i
x note
use note
down
take jar            # too dark
fill oil can
light the lantern
look
take all
x lantern
score
sing
open jar
x key
u
use key             # not here
e
up                  # locked
use key
drop oil can
look
up
x lamp
light lamp
dance again         # never read: the story is over
"""

play(script("help\nquit"))
print("\n" + "=" * WIDTH + "\n")
game = play(script(WALKTHROUGH))
assert game.score == 90, game.score
