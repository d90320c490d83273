# Names bound on one path only, and deleted parameters.
x = "global"

def conditional(flag):
    if flag:
        value = "set"
    return value

def parameter_deleted(p):
    del p
    p
for args in ((conditional, True), (conditional, False), (parameter_deleted, 1)):
    try:
        print(args[0](args[1]))
    except UnboundLocalError as e:
        print(e)
print(x)
