def down():
    return down() + 1


value = down()
