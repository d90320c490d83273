# Zeros before a decimal int are an error however long it is, before a float and in other bases they are not.
for source in ('0' * 70, '0' * 70 + '1', '0' + '1' * 70, '0_0' * 30, '01', '0' * 70 + '.5', '0' * 70 + '1e3',
               '0x' + '0' * 70 + 'f', '0b' + '0' * 70 + '1', '0o' + '0' * 70 + '7', '0' * 64 + '8', '0' * 63 + '8'):
    try:
        print(eval(source), end=' ')
    except SyntaxError as e:
        print(e.msg)
print()
