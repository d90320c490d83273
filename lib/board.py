# SPDX-License-Identifier: MIT
"""board, as CircuitPython has it: a name for each pin; D3 is pin 3, other names are the board's own."""
import microcontroller
import _hardware

board_id = "terrarium"


def __getattr__(name):
    if name[:1] == "_":
        raise AttributeError(name)
    bus = {"SCL": (0, 0), "SDA": (0, 1), "SCK": (1, 0), "MOSI": (1, 1), "MISO": (1, 2)}.get(name)
    try:
        if bus:
            return microcontroller._pin(_hardware.bus_pins(bus[0], 0)[bus[1]])
        return microcontroller._pin(_hardware.pin(name))
    except ValueError:
        if name[0] in "DA" and name[1:].isdigit():
            return microcontroller._pin(int(name[1:]))
    raise AttributeError(name)


def I2C():
    import busio

    return busio.I2C(__getattr__("SCL"), __getattr__("SDA"))


STEMMA_I2C = I2C


def SPI():
    import busio

    return busio.SPI(__getattr__("SCK"), __getattr__("MOSI"), __getattr__("MISO"))
