#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The simulated board from outside: wrong wirings are told by line, an SSD1306 leaves a PNG that others can read, an EEPROM
keeps its bytes in a file, sleeping takes real time unless the clock is fast, and without a wiring time is real."""
import os
import struct
import subprocess
import sys
import tempfile
import time
import zlib

TERRARIUM = os.environ["TERRARIUM"]


def run(wiring, program, status=0):
    with tempfile.NamedTemporaryFile("w", suffix=".wiring") as file:
        file.write(wiring)
        file.flush()
        done = subprocess.run([TERRARIUM, "-X", "wiring=" + file.name, "-c", program], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == status, (done.returncode, done.stderr)
    return done.stdout if status == 0 else done.stderr


WRONG = {
    "ds18b20 pin=99": "line 1: no such pin: 99",
    "# a comment\n\nled pin=1 colour=red": "line 3: no such setting or value: colour",
    "ssd1306 scl=1": "line 1: not wired: sda",
    "ds18b20 pin=1 temperature=warm": "no such setting or value: temperature",
    "ds18b20 pin=1 temperature=126": "no such setting or value: temperature",
    "ds18b20 pin=1 rom=28": "no such setting or value: rom",
    "toaster pin=1": "no such device: toaster",
    "join 1": "two pins: join",
    "clock slow": "fast or real: clock",
    "led pin=1 " + "x" * 300: "too long",
}


def read_png(path):
    data = open(path, "rb").read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, chunks = 8, {}
    while at < len(data):
        n, name = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + n]
        assert struct.unpack(">I", data[at + 8 + n:at + 12 + n])[0] == zlib.crc32(name + body)
        chunks[name] = body
        at += 12 + n
    width, height, depth, color = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (depth, color) == (1, 0) and b"IEND" in chunks
    rows, stride = zlib.decompress(chunks[b"IDAT"]), 1 + (width + 7) // 8
    assert len(rows) == stride * height
    return width, height, {(x, y) for y in range(height) for x in range(width)
                           if rows[y * stride + 1 + x // 8] >> (7 - x % 8) & 1}


def main():
    for wiring, message in WRONG.items():
        assert message in run(wiring, "1", 2), wiring
    with tempfile.TemporaryDirectory() as folder:
        png = os.path.join(folder, "screen.png")
        run(f'clock fast\nssd1306 scl=7 sda=6 png="{png}"', "import ssd1306, machine\n"
            "d = ssd1306.SSD1306_I2C(128, 64, machine.I2C(1))\nd.pixel(0, 0, 1)\nd.pixel(127, 63, 1)\nd.hline(10, 20, 5, 1)\nd.show()")
        assert read_png(png) == (128, 64, {(0, 0), (127, 63), *((x, 20) for x in range(10, 15))}), read_png(png)
        chip = os.path.join(folder, "chip.bin")
        wiring = f'clock fast\neeprom scl=9 sda=8 bytes=256 file="{chip}"'
        run(wiring, "import machine\nmachine.I2C(0).writeto_mem(0x50, 3, b'kept')")
        assert open(chip, "rb").read()[:8] == b"\xff\xff\xffkept\xff"
        assert run(wiring, "import machine\nprint(machine.I2C(0).readfrom_mem(0x50, 3, 4))") == "b'kept'\n"
    sleep = "import machine, time\nmachine.Pin(1)()\ntime.sleep(0.7)\nprint(time.ticks_ms() >= 700)"
    for wiring, least in ("clock fast", 0), ("", 0.7):
        start = time.monotonic()
        assert run(wiring, sleep) == "True\n"
        assert time.monotonic() - start >= least
    start = time.monotonic()
    done = subprocess.run([TERRARIUM, "-c", "import machine, time\nn = []\nt = machine.Timer(period=30, callback=n.append)\n"
                           "while len(n) < 3: pass\ntime.sleep(0.07)\nprint(len(n) >= 5)"], stdout=subprocess.PIPE, timeout=60)
    assert done.stdout == b"True\n" and time.monotonic() - start >= 0.15
    return 0


if __name__ == "__main__":
    sys.exit(main())
