"not a" + " docstring"
print(__doc__)
