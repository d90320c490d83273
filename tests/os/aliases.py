# MicroPython's names with a u are the same modules (expected by hand: CPython has none of them)
import os
import uos
import uio
import uerrno
import io
import utime
import time
import usys

print(uos is os, uio is io, utime is time, uos.listdir is os.listdir, uerrno.ENOENT, usys.byteorder)
try:
    import unothing
except ImportError as e:
    print(e)
print(uos.uname()[0], sorted(x[0] for x in uos.ilistdir("tests/os/../../include")), [x[1:] for x in uos.ilistdir("include")])
print(uos.dupterm(None), str(os.uname())[:24])
