def f(x):
    match x:
        case 1 + 2j:
            return 'one'
        case -1 - 2j | 3j:
            return 'two'
        case -4j:
            return 'three'
        case {1 + 1j: y}:
            return y
        case complex(real=r, imag=i) if r == i:
            return r


for x in 1 + 2j, -1 - 2j, 3j, -4j, {1 + 1j: 'key'}, 2 + 2j, 0:
    print(f(x))
for s in 'case 1j + 1: pass', 'case 1 + 1: pass', 'case 1j + 1j: pass', 'case 1 + -1j: pass':
    try:
        compile('match x:\n  ' + s, 't', 'exec')
        print('fine')
    except SyntaxError as e:
        print(e.msg)
