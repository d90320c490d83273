# title: locals() and eval() in a function know its parameters only
# reason: The names of other local variables are not kept in code objects; they live in numbered registers. A global of
#   the same name is found in their place. In a module and in the body of a class all names are known.
# instead: Hand over what is needed, as the last line does.
def area(width):
    height = 3
    print(sorted(locals()))
    try:
        print(eval('width * height'))
    except NameError as error:
        print(error)
    print(eval('width * height', {'width': width, 'height': height}))


area(2)
