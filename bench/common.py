# SPDX-License-Identifier: MIT
"""What the benchmark scripts share: where things are, running Terrarium, running npm's MicroPython."""
import json
import math
import os
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
TERRARIUM32 = os.path.join(ROOT, "build/host32/terrarium")


def geometric_mean(values):
    return math.exp(sum(map(math.log, values)) / len(values))


def terrarium(binary, heap, arguments, switches=(), modules=None, timeout=60):
    """Run Terrarium with a heap of `heap` bytes; the finished process (output as text), None if it hung."""
    command = [binary, "-X", "heapsize=%d" % heap]
    for switch in switches:
        command += ["-X", switch]
    environment = dict(os.environ)
    if modules:
        environment["MICROPYPATH"] = modules
    try:
        return subprocess.run(command + arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              stdin=subprocess.DEVNULL, text=True, errors="replace",
                              env=environment, timeout=timeout)
    except subprocess.TimeoutExpired:
        return None


def why(done):
    """One line that says how a run failed."""
    if done is None:
        return "no end"
    if done.returncode < 0:
        return "killed by signal %d" % -done.returncode
    lines = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()
    return "exit status %d: %s" % (done.returncode, lines[-1])


def smallest_heap(works, step=16, largest=1 << 20):
    """The smallest multiple of step, up to largest, for which works(heap) holds; None if there is none.

    Doubles until it works, then bisects: what works in a heap is taken to work in every larger one."""
    high = 1024
    while not works(high):
        high *= 2
        if high > largest:
            return None
    low = 0 if high == 1024 else high // 2
    while high - low > step:
        middle = (low + high) // 2 // step * step
        if works(middle):
            high = middle
        else:
            low = middle
    return high


def micropython(jobs):
    """Run jobs (see micropython.mjs) in npm's MicroPython; None, with a message, where that is not possible."""
    try:
        if not os.path.isdir(os.path.join(HERE, "node_modules/@micropython")):
            subprocess.run(["npm", "ci", "--silent"], cwd=HERE, check=True)
        done = subprocess.run(["node", "micropython.mjs"], cwd=HERE, check=True, text=True,
                              input=json.dumps(jobs), stdout=subprocess.PIPE)
        return json.loads(done.stdout)
    except (OSError, subprocess.CalledProcessError) as error:
        print("no MicroPython from npm: %s" % error)
        return None
