# A package that prints nothing: dead_means_dead.py.
from . import part

names = [part.value, "text of quiet"]


def function_of_quiet(argument_of_quiet):
    return names, argument_of_quiet
