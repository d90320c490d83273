# The byte order mark is no letter of a name; only the first character of a source may be one.
for text in ('a\ufeffb = 1', '\ufeff\ufeffa = 1', 'a = 1 \ufeff'):
    try:
        compile(text, 'text', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(e.msg)
print('a\ufeff'.isidentifier(), '\ufeffa'.isidentifier(), eval("'\ufeff'") == '\ufeff')
