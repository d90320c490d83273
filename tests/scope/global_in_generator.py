# global inside generators, lambdas' defaults, methods and exec'd code.
log = []
level = 0

def nested(n):
    global level
    level += 1
    try:
        for i in range(n):
            yield level, i
            yield from nested(i)
    finally:
        level -= 1

for depth, i in nested(3):
    log.append("{}{}".format("." * depth, i))
print(" ".join(log), level)

class Config:
    def set(self, value):
        global setting
        setting = value
        return self

Config().set("by method")
print(setting)
g = nested(2)
next(g)
print(level)
g.close()
print(level, (lambda level=level: level)())
exec("global level\nlevel = 'by exec'")
print(level)
