# Each method of bytes on a bytearray: equal results, of the bytearray's own type.
CALLS = r"""capitalize() center(20) center(21,b'*') count(b'l') count(b'l',4) decode() decode('ascii') endswith(b'd')
endswith((b'x',b'ld')) expandtabs() expandtabs(4) find(b'o') find(b'o',5) find(b'zz') find(111) hex() hex('-') hex(':',2) index(b'o')
isalnum() isalpha() isascii() isdigit() islower() isspace() istitle() isupper() join([b'x',b'y']) ljust(15) ljust(16,b'.')
lower() lstrip() lstrip(b'Hhe\x20') partition(b'\x20') partition(b'-') removeprefix(b'he') removesuffix(b'ld') replace(b'l',b'LL')
replace(b'l',b'',1) rfind(b'o') rfind(b'o',0,5) rindex(b'o') rjust(15) rjust(16,b'.') rpartition(b'\x20') rsplit() rsplit(b'\x20',1)
rstrip() rstrip(b'd\x20l') split() split(b'l') split(b'\x20',1) splitlines() splitlines(True) startswith(b'he') startswith(b'el',1)
strip() strip(b'hd') swapcase() title() translate(None,b'l') translate(bytes(range(1,256))+b'a') upper() zfill(15)""".split()
for text in (b'hello world', b'HELLO', b'Hello World', b' \t123\n45 ', b'abc1', b'', b'caf\xc3\xa9', b'-42'):
    print(text)
    for call in CALLS:
        results = []
        for kind in (bytes, bytearray):
            try:
                results.append(eval('value.' + call, {'value': kind(text)}))
            except (ValueError, TypeError) as error:
                results.append((type(error).__name__, str(error)))
        one, other = results
        types = [type(item).__name__ for item in other] if isinstance(other, (list, tuple)) else type(other).__name__
        print(call, one if one == other else results, types)
