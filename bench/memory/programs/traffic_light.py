# A state machine: traffic lights with a button for people, driven by a table of transitions.

RED, RED_AMBER, GREEN, AMBER, WALK = range(5)
NAMES = ("red", "red+amber", "green", "amber", "walk")

# state: (seconds, next state, lamps as bits red amber green walk)
TABLE = {
    RED: (4, RED_AMBER, 0b1000),
    RED_AMBER: (1, GREEN, 0b1100),
    GREEN: (8, AMBER, 0b0010),
    AMBER: (2, RED, 0b0100),
    WALK: (5, RED, 0b1001),
}


class Light:
    def __init__(self):
        self.listeners = []
        self.button = False
        self.enter(RED)

    def enter(self, state):
        self.state = state
        self.left, self.following, self.lamps = TABLE[state]
        for listener in self.listeners:
            listener(self)

    def press(self):
        if self.state != WALK:
            self.button = True
            if self.state == GREEN and self.left > 2:
                self.left = 2

    def tick(self):
        self.left -= 1
        if self.left == 0:
            if self.following == RED and self.button:
                self.button = False
                self.enter(WALK)
            else:
                self.enter(self.following)


def lamps_text(lamps):
    return "".join(letter if lamps & bit else "-" for letter, bit in zip("RAGW", (8, 4, 2, 1)))


def main():
    light = Light()
    history = {}
    second = 0

    def log(light):
        print("%3d s  %-10s %s" % (second, NAMES[light.state], lamps_text(light.lamps)))

    light.listeners.append(log)
    for second in range(60):
        if second in (9, 30, 31):
            light.press()
        history[light.state] = history.get(light.state, 0) + 1
        light.tick()
    print(", ".join("%s %d" % (NAMES[state], history[state]) for state in sorted(history)))


main()
