# title: Numbers in code are small
# reason: An instruction names a register with one byte. So a function has about 250 parameters, local variables and
#   temporaries together, and 255 regions of `try` and `with`; a source has at most 65,534 constants.
# instead: Use a list or a dict for hundreds of values.
lines = [f'    a{i} = {i}\n' for i in range(300)]
try:
    names = {}
    exec('def f():\n' + ''.join(lines) + '    return a0 + a299\n', names)
    print(names['f']())
except SyntaxError as error:
    print(error.msg)
