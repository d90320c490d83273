# An f-string without its closing quotes is a literal without them, wherever in it the source ends.
for source in ("f'a", "f'a{", "f'a{1", "f'a{1!", "f'a{1!r", "f'a{1:", "f'{[1", "f'{a b", "f'''a", "f'''a{", "f'''{\n1", "f'''{1:\n",
               "print(f'{1", "f'{1:\n}'", "f'{a}\n", "f'{a b\n}'",
               "f'{'", "f'{a'", "f'''{a\n}'''"):
    try:
        compile(source, "?", "exec")
        print(ascii(source), "is right")
    except SyntaxError as error:
        print(ascii(source), error.msg)
