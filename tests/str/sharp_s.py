# The sharp s becomes two letters, and letters that share a capital fold to one.
print('straße'.upper(), 'ß'.title(), 'aß'.title(), 'ß'.capitalize(), 'ßA'.swapcase(), 'Straße'.lower(), 'ß'.isupper())
print('Straße'.casefold() == 'STRASSE'.casefold(), 'ẞ'.casefold())
print([c.casefold() for c in 'µςſϐϑϕϖϰϱϵẛıÀÉABCi'], 'ΑΣ'.casefold(), 'ſ'.upper(), b'AbC'.lower())
