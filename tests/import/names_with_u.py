# MicroPython's older names: a leading u names the same module. (python3 has none of them.)
import ustruct
import struct
import ubinascii as b
from uarray import array

print(ustruct is struct, b.__name__, array("b", [1]))
for name in ("ubuiltin", "u", "uustruct", "umissing"):
    try:
        __import__(name)
    except ImportError as error:
        print(error)
