# strftime, strptime, asctime, ctime.
import time

t = time.gmtime(1709251199)
print(time.strftime("%Y-%m-%d %H:%M:%S %a %A %b %B %j %U %W %w %u %y %C %G-%V %g %p %I %e|%c|%x|%X|%D|%F|%T|%R|%r|%%|%h|%q%", t))
print(time.strftime("%Y week %V of %G, %U, %W", time.gmtime(1735603200)), time.strftime("", t), time.strftime("é%d", t))
print(time.asctime(t), time.ctime(0), time.strftime("%Y") >= "2024", len(time.asctime()))
print(tuple(time.strptime("30 Nov 00 3:04 pm", "%d %b %y %I:%M %p"))[:8], time.strptime("2024 60", "%Y %j").tm_isdst)
print(tuple(time.strptime("Sat Jun  6 16:26:11 1998"))[:8], tuple(time.strptime("5%7", "%H%%%M"))[:8])
for form in ("%d", "%m", "x%d", "%H:%M", "%B", "%", "%!", "%A", "%Y"):
    for text in ("32", "0", "x5", "7:3", "Februar", "February", "12", "monday", "2023"):
        try:
            print(text, form, tuple(time.strptime(text, form))[:8])
        except ValueError as error:
            print(text, form, "ValueError")
for wrong in ((2024, 13, 1, 0, 0, 0, 0, 0, 0), (2024, 1, 32, 0, 0, 0, 0, 0, 0), (2024, 1, 1, 24, 0, 0, 0, 0, 0),
              (2024, 1, 1, 0, 60, 0, 0, 0, 0), (2024, 1, 1, 0, 0, 62, 0, 0, 0), (2024, 1, 1, 0, 0, 0, 0, 367, 0)):
    try:
        print(time.strftime("%c", wrong))
    except ValueError as error:
        print(error)
print(time.strftime("%c", (2024, 0, 0, 0, 0, 0, 0, 0, 0)))
try:
    time.strptime("2023-02-30", "%Y-%m-%d")
except ValueError as error:
    print(error)
