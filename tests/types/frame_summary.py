# traceback: extract_tb, format_list, TracebackException.
import traceback
def inner():
    raise ValueError("deep")
def outer():
    inner()
try:
    outer()
except ValueError as e:
    found = traceback.extract_tb(e.__traceback__)
    for entry in found:
        print(entry.filename.rpartition("/")[2], entry.lineno, entry.name, entry.line, len(entry), entry[1] == entry.lineno)
    filename, lineno, name, line = found[-1]
    print(name, line, repr(found[0]).startswith("<FrameSummary file "), len(traceback.extract_tb(e.__traceback__, 1)))
    whole = traceback.TracebackException.from_exception(e)
    print(whole, list(whole.format_exception_only()), [t.partition("\n")[0].rpartition(", ")[2] for t in whole.format()], len(whole.stack))
print("".join(traceback.format_list([("a.py", 3, "f", "x = 1"), traceback.FrameSummary("b.py", 4, "g", line=None)])), end="")
