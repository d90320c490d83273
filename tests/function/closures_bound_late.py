# A closure may be made before its variable is set.
def defined_later():
    def use():
        return value
    value = "set after def"
    return use()

def never_set():
    def use():
        return value
    if False:
        value = 1
    try:
        use()
    except NameError as e:
        print(e)

print(defined_later())
never_set()
