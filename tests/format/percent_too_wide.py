# A width or precision beyond the largest size is a ValueError, on 32 bits too.
import sys

for form in ('%{}f', '%.{}f', '%{}s', '%-{}d', b'%{}d'.decode()):
    try:
        print(len(form.format(sys.maxsize + 1) % 2))
    except ValueError as error:
        print(error)
