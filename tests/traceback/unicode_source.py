# Source lines and messages with characters beyond ASCII, tabs and trailing comments.
def größe(wörter):
	summe = 0
	for wort in wörter:
		summe += wort["länge"]	# the line has a comment é 😀
	return summe

print("größe:", größe([{"länge": 3}, {"länge": 4}]))
try:
    größe([{"laenge": 1}])
except KeyError as e:
    raise ValueError("kein Maß für «%s» 😀" % e.args[0]) from e
