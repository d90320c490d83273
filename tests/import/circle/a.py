from . import log

log.append("a starts")
from . import b

log.append("a sees b.ready = %s" % b.ready)
name = "a"


def partner():
    return b.name
