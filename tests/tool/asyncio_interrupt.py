#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Ctrl-C while an asyncio program waits, for time or for a socket: tasks are cancelled and their finally blocks run, as
under CPython."""
import os
import signal
import subprocess
import sys
import time

PROGRAM = """
import asyncio, sys
async def other():
    try:
        await asyncio.sleep(100)
    finally:
        print("other ends")
async def main():
    if sys.argv[1] == "socket":
        server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    task = asyncio.create_task(other())
    await asyncio.sleep(0)
    print("ready")
    sys.stdout.flush()
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("main cancelled")
        raise
try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")
"""


def run(binary, kind):
    process = subprocess.Popen([binary, "-c", PROGRAM, kind], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
    first = process.stdout.readline()
    time.sleep(0.5)  # until it waits: in the middle of a task, Terrarium raises KeyboardInterrupt there
    process.send_signal(signal.SIGINT)
    try:
        rest, _ = process.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        return first + b"(no end)", None
    return first + rest, process.returncode


def main():
    problems = []
    for kind in ("time", "socket"):
        expected = run("/usr/bin/python3", kind)
        for variable in ("TERRARIUM", "TERRARIUM32"):
            got = run(os.environ[variable], kind)
            if got != expected:
                problems.append(f"{variable}, {kind}: {got}, not {expected}")
    print("\n".join(problems) or "fine")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
