# Docstrings with every kind of content: unicode, escapes, code samples, many lines.
def usage():
    """usage: prog [options] FILE...

    Options:
        -v          be verbose \
(continued)
        --name=\x4eAME  give a name
        --Ünïcödé   accepted: é € 😀

    >>> usage()
    'done'
    """
    return "done"

def table():
    '''
    | a | b |
    |---|---|
    | "x" | 'y' | """z""" |
    '''

def empty():
    ""

def blank():
    """ """

text = usage.__doc__
lines = text.split("\n")
print(len(lines), lines[0], lines[3].strip(), lines[4].strip(), sep="|")
print([line.strip() for line in lines if "cödé" in line])
print(repr(table.__doc__))
print(repr(empty.__doc__), repr(blank.__doc__), len(text.encode()) > len(text))

def help_of(thing):
    doc = thing.__doc__
    if not doc:
        return "%s: (no help)" % thing.__name__
    first, *rest = doc.strip().split("\n")
    return "%s: %s%s" % (thing.__name__, first, " [+%d lines]" % len(rest) if rest else "")

class Commands:
    def start(self):
        """Start the pump."""
    def stop(self):
        """Stop the pump.

        Also closes the valve.
        """
    def status(self):
        pass

for f in (usage, table, empty, Commands.start, Commands.stop, Commands.status, Commands):
    print(help_of(f))

