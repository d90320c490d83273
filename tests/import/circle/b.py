from . import log

log.append("b starts")
from . import a

ready = hasattr(a, "name")
log.append("b sees a.name: %s" % ready)
name = "b"


def partner():
    return a.name
