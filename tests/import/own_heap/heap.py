"""A module of the program's, although the firmware has one of that name."""


def push(items, item):
    items.append(item)
    return items
