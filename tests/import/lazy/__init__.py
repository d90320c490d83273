asked = []
here = "here"

def __getattr__(name):
    asked.append(name)
    if name == "spam":
        return "made " + name
    if name == "Kept":
        global Kept
        class Kept:
            pass
        return Kept
    if name == "wrong":
        raise KeyError(name)
    raise AttributeError(f"nothing called {name}")
