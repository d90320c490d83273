# nonlocal through several levels, past functions that do not mention the name, with siblings.
def level0():
    x = y = 0
    def level1():
        def level2():
            nonlocal x
            y = 100
            def level3():
                nonlocal x, y
                x += 1
                y += 1
                return x, y
            return level3
        return level2
    def read():
        return x, y
    return level1()(), read

step, read = level0()
print(step(), step(), read(), step(), read())
