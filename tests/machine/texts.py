# options: -X wiring=tests/machine/_devices.wiring
# MicroPython's buses take a str; dir() knows the classes of machine that nobody has asked for yet.
import machine
from machine import I2C, Pin, SPI, UART

i2c = I2C(0, scl=Pin(9), sda=Pin(8), freq=400000)
import time
i2c.writeto_mem(0x50, 16, "text", addrsize=16)
time.sleep_ms(6)
i2c.writeto(0x50, "\0\x10", False)
print(i2c.readfrom(0x50, 4))
spi = SPI(0, 1000000, sck=Pin(18), mosi=Pin(19), miso=Pin(20))
spi.write("abc")
spi.write_readinto("ab", bytearray(2))
print([name for name in ("ADC", "I2C", "Pin", "PWM", "RTC", "UART", "WDT") if name not in dir(machine)])
