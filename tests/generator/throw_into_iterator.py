# throw() goes on to the throw() of any iterator delegated to; its StopIteration ends the delegation with a value.
class Source:
    def __init__(self, answer):
        self.answer = answer

    def __iter__(self):
        return self

    def __next__(self):
        return 'item'

    def throw(self, exception):
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer, exception.args


def delegate(source):
    try:
        print('got', (yield from source))
    except Exception as e:
        print('caught', repr(e), repr(e.__context__))
    yield 'next'


for answer in ('yielded', StopIteration('value'), StopIteration(), StopIteration(1, 2), KeyError('other')):
    g = delegate(Source(answer))
    print(next(g), g.throw(ValueError("in")), next(g, "end"))


class Marked(StopIteration):
    value = 'of the class'


g = delegate(Source(Marked('x')))
print(next(g), g.throw(ValueError('in')))
