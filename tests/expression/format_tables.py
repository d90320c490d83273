# Small reports with str.format: aligned columns, signs, nested widths, and repeated fields.
rows = [("bolt", 12, 0.25), ("washer", 1500, 1.5), ("nut", 0, 2.75)]
width = max(len(name) for name, *_ in rows)
for name, count, price in rows:
    print("{:<{w}}|{:>6,}|{:8.2f}|{:+.1f}".format(name, count, price, price - 1, w=width + 1))
print("{:=^30}".format(" total "), "{0:>5}{0:<5}{0:^5}|".format("ab"))
print("{total:06d} {total:x} {total:b}".format(total=sum(c for _, c, _ in rows)))
print("{0[name]} {0[tags][1]} {1.real}".format({"name": "n", "tags": "xyz"}, 5))
print("{!r} {!s} {:>{}} {:.{p}}".format("q", "q", "right", 8, "truncate", p=3))
print("{{{}}} {{}}".format("braces"), "{:c}{:c}".format(0x41, 0xE9), "{:%}".format(0.5))
for name, count, price in rows:
    print(f"{name:.<10}{count:.>6}", "%-8s%5d" % (name, count), str(price).rjust(6), sep="|")
