# Wrong arguments: the frame is the caller's, the message names the function.
class Robot:
    def move(self, x, y, *, speed):
        return x + y * speed

    def dance(self):
        return self.move(
            1,
            2,
        )


def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)
        return e

attempt(lambda: Robot().move(1, speed=2))
attempt(lambda: Robot(5))
attempt(lambda: Robot().move(1, 2, 3, speed=1))
robot = Robot()
print(robot.move(1, 2, speed=3))
robot.dance()
