# classes derived from the io types that define one of read(), readinto() and readline(): the rest stands on it
import io
class A(io.RawIOBase):
    def __init__(self): self.data=b"one\ntwo\nthree"; self.at=0
    def readable(self): return True
    def readinto(self,b):
        n=min(len(b),2,len(self.data)-self.at); b[:n]=self.data[self.at:self.at+n]; self.at+=n; return n
print(A().read(3), A().read(), A().readline(), A().readlines(), list(A()), next(iter(A())))
class B(io.IOBase):
    def __init__(self): self.data=b"one\ntwo\nthree"; self.at=0
    def readable(self): return True
    def read(self,n=-1):
        n=min(n if n>=0 else 999,len(self.data)-self.at); r=self.data[self.at:self.at+n]; self.at+=n; return r
print(B().readline(), B().readlines(), list(B()), next(iter(B())))
class C(io.IOBase):
    n=0
    def readline(self):
        self.n+=1
        return b"x\n" if self.n<4 else b""
print(list(C()), C().readlines())
class D(io.TextIOBase):
    def __init__(self): self.n=0
    def readline(self):
        self.n+=1
        return "x\n" if self.n<4 else ""
print(list(D()))
class E(io.BufferedIOBase):
    def __init__(self): self.data=b"one\ntwo\nthree"; self.at=0
    def read(self,n=-1):
        n=min(n if n>=0 else 999,len(self.data)-self.at); r=self.data[self.at:self.at+n]; self.at+=n; return r
print(list(E()), E().readline(2))
b=bytearray(5); print(E().readinto(b), b)
t=io.TextIOWrapper(io.BufferedReader(A())); print(list(t))
with B() as f: print(f.readline()); 
print(f.closed)
