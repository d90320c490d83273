#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A program that keeps files in flash, its power cut in the middle of each operation of the flash: what it had closed is
there afterwards, whole, and nothing else but what it was about to close."""
import os
import subprocess
import sys
import tempfile

TERRARIUM = os.environ["TERRARIUM32"]
CUT = 99
# Each line of output is a state that has been reached: from then on it, or the next one, must be there.
PROGRAM = r"""
import os
def save(name, text, mode='w'):
    with open('/flash/' + name, mode) as f:
        f.write(text)
    print('.', flush=True)
save('config', 'a' * 700)
for i in range(6):
    save('config', '%d' % i * (300 + 100 * i))
    save('log', 'entry %d\n' % i * 3, 'a')
os.mkdir('/flash/lib')
print('.', flush=True)
save('lib/new', 'x' * 500)
os.rename('/flash/lib/new', '/flash/config')
print('.', flush=True)
with open('/flash/log', 'r+') as f:
    f.seek(8)
    f.write('ENTRY')
print('.', flush=True)
os.remove('/flash/config')
print('.', flush=True)
os.rmdir('/flash/lib')
print('.', flush=True)
"""
# What a program sees that comes after it.
LOOK = r"""
import os
def look(folder):
    for name in sorted(os.listdir(folder)):
        path = folder + '/' + name
        if os.stat(path)[0] & 0x4000:
            print(path)
            look(path)
        else:
            print(path, open(path).read().replace('\n', ';'))
look('/flash')
space = os.statvfs('/flash')
with open('/flash/again', 'w') as f:
    f.write('y' * 900)
assert open('/flash/again').read() == 'y' * 900
os.remove('/flash/again')
assert os.statvfs('/flash') == space, (os.statvfs('/flash'), space)
"""


def run(flash, source, *options):
    done = subprocess.run([TERRARIUM, "-X", f"flash={flash}:10", *options, "-c", source], capture_output=True, text=True,
                          check=False, timeout=60)
    if done.returncode not in (0, CUT):
        sys.exit(f"status {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done


def look(flash):
    done = run(flash, LOOK)
    if done.returncode != 0:
        sys.exit("power is cut that nobody cut")
    return done.stdout


def main():
    with tempfile.TemporaryDirectory() as folder:
        # The states: each is what is there when the program ends behind the next dot.
        states, flash = [], os.path.join(folder, "flash")
        dots = PROGRAM.count("print('.'") + 12 + 1
        stop = PROGRAM.replace("print('.', flush=True)", "step()")
        for i in range(dots + 1):
            if os.path.exists(flash):
                os.unlink(flash)
            prelude = f"n = {i}\ndef step():\n    global n\n    n -= 1\n    if n == 0:\n        raise SystemExit\n"
            run(flash, prelude + (stop if i else ""))
            states.append(look(flash))
        assert len(set(states)) > 15, states
        reached, cuts = set(), 0
        for cuts in range(1, 100000):
            os.unlink(flash)
            done = run(flash, PROGRAM, "-X", f"flash_cut={cuts}")
            if done.returncode == 0:
                break
            at, found = done.stdout.count("."), look(flash)
            # A file that is made is empty until it is closed.
            empty = [line for line in found.splitlines(True) if not line.endswith(" \n")]
            allowed = states[at:at + 2]
            if found not in allowed and "".join(empty) not in allowed:
                sys.exit(f"cut {cuts}, behind state {at}:\n{found}\nwanted one of:\n{allowed[0]}\n{allowed[-1]}")
            reached.add(at)
        assert cuts > 120 and len(reached) > 15, (cuts, reached)
        assert look(flash) == states[-1]


main()
