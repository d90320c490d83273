# sys.float_info: what floats are like. The smallest step above 1 is epsilon, the largest float is max.
import sys

info = sys.float_info
print(1.0 + info.epsilon > 1.0, 1.0 + info.epsilon / 2 == 1.0, info.max * 2 == float('inf'), info.min > 0)
print(info.epsilon == 2.0 ** (1 - info.mant_dig), info.min == 2.0 ** (info.min_exp - 1), info.radix)
print(info.dig < info.mant_dig, 10.0 ** info.max_10_exp < info.max, 10.0 ** info.min_10_exp >= info.min, info.max_exp > 100)
