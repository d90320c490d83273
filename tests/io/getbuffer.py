# BytesIO.getbuffer(): a memoryview of the bytes, which can be written through it.
import io

b = io.BytesIO(b"hello world")
view = b.getbuffer()
print(type(view).__name__, len(view), bytes(view[:5]), view.readonly)
view[0:5] = b"HELLO"
view.release()
print(b.getvalue(), b.read(3))
b.write(b"...")
print(bytes(b.getbuffer()), len(io.BytesIO().getbuffer()))
b.close()
try:
    b.getbuffer()
except ValueError as error:
    print(error)
