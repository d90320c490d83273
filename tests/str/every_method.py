# Each method of str on a few texts.
CALLS = """capitalize() casefold() center(14) center(15,'*') count('l') count('l',4) encode() endswith('d') endswith(('x','ld'))
expandtabs() expandtabs(4) find('o') find('o',5) find('zz') format(1) index('o') isalnum() isalpha() isascii() isdecimal() isdigit()
isidentifier() islower() isnumeric() isprintable() isspace() istitle() isupper() join('xyz') join(['a','b']) ljust(14) ljust(15,'.')
lower() lstrip() lstrip('Hhe') partition('o') partition('-') removeprefix('he') removesuffix('ld') replace('l','LL')
replace('l','',1) rfind('o') rfind('o',0,5) rindex('o') rjust(14) rjust(15,'.') rpartition('o') rsplit() rsplit('l',1) rstrip()
rstrip('dlH') split() split('l') split('l',1) splitlines() splitlines(True) startswith('he') startswith('el',1) strip() strip('hd')
swapcase() title() translate({108:None,111:'0',101:69}) translate(str.maketrans('lo','01','e')) upper() zfill(14)""".split()
for text in ('hello world', 'HELLO', 'Hello World', ' \t123\n45 ', 'abc1', '', 'strase ÄÖü', '-42', 'é ²½', 'x_1'):
    print(repr(text))
    for call in CALLS:
        try:
            value = eval('text.' + call)
        except (ValueError, LookupError) as error:
            value = type(error).__name__, str(error)
        print(call, repr(value))
