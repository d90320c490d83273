# binascii: base64, also malformed text.
import binascii

data = b"\xff\x00abcde\n>?"
for n in range(len(data)):
    text = binascii.b2a_base64(data[:n])
    print(text, binascii.b2a_base64(data[:n], newline=False), binascii.a2b_base64(text) == data[:n])
for text in ("YWJj", "YWI=", "YQ==", "YQ=", "YQ", "Y", "YW J\nj", "=YWJj", "YWJj=", "YQ==YWJj", "Y=Q==", "YWJjY", "", b"YWJj", "!!", "Y===",
             "YW=Jj", "YW=J=", "____", "++//", "YWJjYWJjY", "\u00e9", 5):
    try:
        print(text, binascii.a2b_base64(text))
    except (ValueError, TypeError) as error:
        print(text, type(error).__name__, error)
