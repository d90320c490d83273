# title: Most modules of the library are missing
# reason: Flash has no room for them. `help('modules')` lists those that there are.
# instead: Pure Python modules can be put beside the program; `src/module/` and `lib/` show how to add one.
for name in ('json', 'struct', 'socket', 'decimal', 'urllib', 'sqlite3'):
    try:
        __import__(name)
    except ImportError as error:
        print(error)
print('done')
