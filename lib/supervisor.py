# SPDX-License-Identifier: MIT
"""supervisor, as CircuitPython has it; nothing reloads by itself here."""
import sys
import time


class RunReason:
    STARTUP, AUTO_RELOAD, SUPERVISOR_RELOAD, REPL_RELOAD = range(4)


class _Runtime:
    autoreload = False
    usb_connected = False
    serial_connected = True
    run_reason = RunReason.STARTUP
    safe_mode_reason = None
    rgb_status_brightness = 0

    @property
    def serial_bytes_available(self):
        import select

        poll = select.poll()
        poll.register(sys.stdin, select.POLLIN)
        return len(poll.poll(0))


runtime = _Runtime()


def ticks_ms():
    return time.ticks_ms() & 0x1FFFFFFF


def reload():
    import machine

    machine.soft_reset()


def get_previous_traceback():
    return None
