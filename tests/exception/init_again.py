# __init__ of an exception that exists sets everything anew; UnicodeTranslateError's text.
class Missing(ImportError):
    pass


e = Missing('x', name='n', path='p')
print(e.name, e.path, e.msg, e.args)
e.__init__('y', name='q')
print(e.name, e.path, e.msg, e.args)
e.__init__()
print(e.name, e.path, e.msg, e.args)
o = OSError(2, 'text', 'file')
o.__init__(2, 'text')
print(o.errno, o.strerror)
u = UnicodeTranslateError('xyz', 1, 3, 'why')
print(u, u.object, u.start, u.end, u.reason, u.args)
u.end = 2
print(u)
for wrong in (UnicodeTranslateError, UnicodeEncodeError):
    try:
        wrong('a')
    except TypeError as error:
        print(error)
