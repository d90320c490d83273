# Every augmented operator on numbers; += and *= on sequences.
n = 100
n += 5; print(n, end=" ")
n -= 10; print(n, end=" ")
n *= 3; print(n, end=" ")
n //= 4; print(n, end=" ")
n %= 50; print(n, end=" ")
n **= 2; print(n, end=" ")
n <<= 3; print(n, end=" ")
n >>= 2; print(n, end=" ")
n &= 0xFF; print(n, end=" ")
n |= 0x100; print(n, end=" ")
n ^= 0x1FF; print(n, end=" ")
n /= 4; print(n)
f = 1.5
f += 1; f *= 2; f -= 0.5; f /= 0.25; f //= 4; f **= 2; f %= 7
print(f)
s, l, t = "ab", [1], (1,)
s += "c"; l += "xy"; t += (2,); l *= 2; t *= 2; s *= 2
print(s, l, t)
