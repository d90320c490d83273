from . import tries

tries.append("run")
early = 1
if len(tries) < 3:
    raise ValueError("not yet: try %d" % len(tries))
late = 2
