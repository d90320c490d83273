# What is wrong with an element does not depend on the constants before it.
for source in ("(4, box=[])", "[1, 2, name = 3]", "{5, 6, name = 3}", "[1, 2 = 3]", "(name, 4 = 5)",
               "[1, 2, name.attribute = 3]", "(1, name[0] = 3, 2)", "[1, name() = 2]", "f(1, 2 = 3)",
               "[1, 2, name 3]", "{1: 2, name: 3 name}", "{1: 2, 3 = 4}"):
    try:
        exec(source)
        print("no error", source)
    except SyntaxError as error:
        print(source, "->", error.msg)
