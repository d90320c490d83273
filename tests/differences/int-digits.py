# title: Texts of ints may have any number of digits
# reason: The limit of 4300 digits protects servers that read numbers of strangers; here the heap is the limit, and there is no
#   sys.set_int_max_str_digits().
# instead: Look at len(text) before int(text) where the text is a stranger's.
try:
    print(len(str(10 ** 5000)))
except ValueError as error:
    print(type(error).__name__)
