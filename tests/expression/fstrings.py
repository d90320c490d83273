# f-strings with conversions, nested specs, expressions of every kind, and = .
name, width, value = "pump", 9, 42
items = {"a": [1, 2, 3], "b": ("x",)}
print(f"{name}|{name:>{width}}|{name:-^{width}}|{name!r:<10}|{name[::-1]}")
print(f"{value:05d} {value:x} {value:#b} {value:+} {value:,} {10**9:_}")
print(f"{value=} {value + 1 = } {name=!s} {items['a']=}")
print(f"{{literal}} {{{value}}} {'nested ' + f'{value * 2}'}")
print(f"{items['a'][-1]} {items['b'][0]!r} {sum(items['a'])} {[i * i for i in items['a']]}")
print(f"{'yes' if value > 40 else 'no'} {(lambda x: x * 2)(4)} { {'k': 1}['k'] }")
print(f"{2.5:.2f} {0.5:8.3f}| {2.5e3:g} {1.25:e} {0.75:.0%} {3.0}")
print(f"{True} {None} {b'raw'} {value!r:>6} {'é€😀'!a}")
print(f"multi "
      f"part {name}"
      " plain {not a field}"
      rf" raw\n{value}")
print(f"""triple
{value:>6}
done""")
