# warnings: recording, filters, errors, once for each text.
import warnings
from warnings import warn, catch_warnings
with catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warn("first")
    warn("second", DeprecationWarning)
    warn(RuntimeWarning("third"))
    warn("first")
print([(str(w.message), w.category.__name__) for w in log])
with catch_warnings(record=True) as log:
    warnings.simplefilter("ignore")
    warn("hidden")
    warnings.filterwarnings("always", category=UserWarning)
    warn("seen")
    warn("hidden", DeprecationWarning)
print([str(w.message) for w in log])
with catch_warnings():
    warnings.simplefilter("error")
    for w in ("text", ValueError, SyntaxWarning("made")):
        try:
            warn(w if w is not ValueError else "kind", RuntimeWarning) if not isinstance(w, Warning) else warn(w)
        except Warning as e:
            print(type(e).__name__, e)
with catch_warnings(record=True) as log:
    warnings.resetwarnings()
    warnings.simplefilter("default")
    for i in range(3):
        warn("again")
print(len(log))
with catch_warnings(record=True) as log:
    warnings.filterwarnings("ignore", message="noise")
    warnings.filterwarnings("error", category=BytesWarning)
    warn("noise here")
    warn("signal")
print([str(w.message) for w in log])
