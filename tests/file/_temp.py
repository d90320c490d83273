# A path for a test's file, and what is done when the test is over.
import os


class Temp:
    """with Temp() as path: the file, if there is one, is removed at the end."""

    def __enter__(self):
        self.path = "build/" + os.urandom(8).hex() + ".tmp"
        return self.path

    def __exit__(self, *error):
        if os.path.exists(self.path):
            os.remove(self.path)


def fails(function, *args, **keywords):
    """The name and text of what it raises, without the path."""
    try:
        return "fine", function(*args, **keywords)
    except Exception as e:
        text = str(e)
        at = text.find("build/")
        return type(e).__name__, text[:at] + "PATH" if at >= 0 else text
