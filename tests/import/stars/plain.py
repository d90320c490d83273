one, two, _three = 1, 2, 3


def visible():
    return _three
