def kind(x):
    match x:
        case 0:
            return 'zero'
        case -1 | -2.5:
            return 'negative'
        case 3 | 4 | 5:
            return 'small'
        case 1000000:
            return 'million'
        case 123456789012345678901234567890:
            return 'big'
        case 2.5:
            return 'float'
        case 'a' "b":
            return 'text'
        case b'xy':
            return 'bytes'
        case None:
            return 'none'
        case True:
            return 'true'
        case False:
            return 'false'
        case _:
            return 'other'


for x in (0, -1, -2.5, 4, 1000000, 123456789012345678901234567890, 2.5, 'ab', b'xy', None, True,
          False, 1, 1.0, '', [], 0.0, 5.0):
    print(repr(x), kind(x))

match 7:
    case 7: print('one line')
match (1):
    case 0:
        print('no')
match [1, 2][0] + 1:
    case 2:
        print('two')
print('end')
