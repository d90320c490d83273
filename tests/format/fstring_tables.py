# Programs that print with f-strings: a receipt, a bar chart, a hex dump, a calendar, a progress bar.
items = [('Tea', 2.5, 3), ('Bread', 1.25, 2), ('Jam', 3.75, 1)]
total = 0.0
print(f'{"item":<8}{"price":>7}{"n":>4}{"sum":>8}')
print(f'{"":-<27}')
for name, price, count in items:
    total += price * count
    print(f'{name:<8}{price:>7.2f}{count:>4}{price * count:>8.2f}')
print(f'{"total":<19}{total:8.2f}')
for label, value in (('a', 3), ('bb', 7), ('ccc', 0)):
    print(f'{label:>4} |{"#" * value:<8}| {value / 8:>6.1%}')
data = bytes(range(60, 84))
for offset in range(0, len(data), 8):
    row = data[offset:offset + 8]
    print(f'{offset:04x}  {" ".join(f"{b:02x}" for b in row):<24} {"".join(chr(b) if b < 127 else "." for b in row)}')
first, days = 3, 30
for week in range(0, first + days, 7):
    print(''.join(f'{d:3}' if 1 <= (d := i - first + 1) <= days else '   ' for i in range(week, week + 7)))
for percent in (0, 50, 100):
    print(f'[{"=" * (percent // 10):.<10}] {percent:3d}%')
print(f'{12:02}:{5:02}:{9:02}  {2024}-{2:02d}-{29:02d}  #{255:02X}{16:02X}{0:02X}  {1000000:,} bytes = {1000000 / 1024:.0f} KB')
