# A registry filled by decorators; what is no decorator.
def register(registry):
    def decorate(f):
        registry[f.__name__.upper()] = f
        return f
    return decorate

commands = {}
for suffix in ("one", "two"):
    @register(commands)
    def command(text, suffix=suffix):
        return text + suffix
    commands[suffix] = commands.pop("COMMAND")
print(sorted(commands), commands["one"]("cmd-"), commands["two"]("cmd-"))
try:
    @5
    def bad(): pass
except TypeError as err:
    print(err)
try:
    bad
except NameError as err:
    print(err)
