# Functions with many parameters and locals, calls nested in arguments, long argument lists.
def ten(a, b, c, d, e, f, g, h, i, j):
    return a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7 + h * 8 + i * 9 + j * 10

print(ten(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), ten(*range(10)), ten(j=1, i=2, h=3, g=4, f=5, e=6, d=7, c=8, b=9, a=10))

def twenty(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, q0=10, q1=11, q2=12, q3=13, q4=14, q5=15, q6=16, q7=17, q8=18, q9=19):
    a, b, c, d, e, f, g, h = p0, p1, p2, p3, p4, p5, p6, p7
    a1, b1, c1, d1, e1, f1, g1, h1 = h, g, f, e, d, c, b, a
    return [a, b1, c, d1, e, f1, g, h1, p8, p9, q0, q1, q2, q3, q4, q5, q6, q7, q8, q9]

print(twenty(*range(10)))
print(twenty(*range(5), p9="i", p8="h", p7="g", p6="f", p5="e", q9="last", q0="first"))
