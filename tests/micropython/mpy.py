# Bytecode of MicroPython is refused with its message, unless the source is there too. CPython does not know it.
import sys
import vfs

vfs.mount(vfs.VfsRam(), '/mpy')
for name, text in (('old.mpy', 'M\x06\x00\x1f'), ('both.mpy', 'M'), ('both.py', 'x = 5\n')):
    with open('/mpy/' + name, 'w') as f:
        f.write(text)
sys.path.append('/mpy')
for name in ('old', 'both', 'none'):
    try:
        print(__import__(name).x)
    except (ImportError, ValueError) as e:
        print(type(e).__name__, e)
vfs.umount('/mpy')
