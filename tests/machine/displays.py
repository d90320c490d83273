# options: -X wiring=tests/machine/_devices.wiring
# Devices of the simulated board: CPython has none.
from machine import Pin, I2C, SPI, SoftSPI
import ssd1306

display = ssd1306.SSD1306_I2C(64, 32, I2C(1))
display.text("I2C", 4, 4)
display.rect(0, 0, 64, 32, 1)
display.show()
display.contrast(1)
display.invert(0)

spi = SPI(0, 1000000)
small = ssd1306.SSD1306_SPI(32, 16, spi, Pin(20), Pin(22), Pin(21))
small.fill(1)
small.text("SPI", 4, 4, 0)
small.show()
print("drawn at the end:")
