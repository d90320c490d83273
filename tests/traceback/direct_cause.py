# raise ... from: the cause comes first, joined by the sentence about the direct cause.
class ConfigError(Exception):
    pass


class Reader:
    def __init__(self, text):
        self.text = text

    def number(self):
        return int(self.text)

    def read(self):
        try:
            return self.number()
        except ValueError as e:
            raise ConfigError("bad setting %r" % self.text) from e


print(Reader("7").read())
print(Reader("seven").read())
