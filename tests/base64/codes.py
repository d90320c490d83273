# base64: base 64 in its alphabets, base 16, lines.
import base64
data = bytes(range(0, 256, 3))
for f in (base64.b64encode, base64.standard_b64encode, base64.urlsafe_b64encode, base64.b16encode, base64.encodebytes):
    print(f(data))
    print(f(b""), f(b"a"))
print(base64.b64decode(base64.b64encode(data)) == data, base64.b64decode("YWJj"), base64.b64decode(b"YW\nJj"), base64.b64decode("YQ=="))
print(base64.urlsafe_b64decode(base64.urlsafe_b64encode(data)) == data, base64.b64encode(b"\xfb\xff", b"*!"), base64.b64decode("*!8=", "*!"))
print(base64.b16decode("616Z".replace("Z", "2")), base64.b16decode("aB", True), base64.decodebytes(base64.encodebytes(data)) == data)
for f in (lambda: base64.b64decode("YQ=", validate=True), lambda: base64.b64decode("Y!Q=", validate=True), lambda: base64.b16decode("ab"),
          lambda: base64.b64decode("\xe9")):
    try:
        print(f())
    except ValueError as e:
        print(type(e).__name__)
