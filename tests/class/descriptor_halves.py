# Descriptors that lack __get__, __set__ or __delete__.
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class W:
    def __set__(self, o, v): o.__dict__['w'] = v
class B: w = W()
b = B(); print(type(b.w).__name__); b.w = 3; print(b.w)
class G:
    def __get__(self, o, t=None): return (o is None, t.__name__)
class B: g = G()
print(B.g, B().g); b = B(); b.g = 1; print(b.g); del b.g; print(b.g)
class D(G):
    def __delete__(self, o): print('del')
class B: g = D()
b = B(); del b.g
def f(): b.g = 1
t(f)
