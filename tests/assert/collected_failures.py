# Collecting failed asserts, and asserting that there are none.
def all_checks(checks):
    failed = []
    for name, check in checks.items():
        try:
            assert check(), name
        except AssertionError as e:
            failed.append(str(e))
    assert not failed, failed
    return "all fine"

print(all_checks({"one": lambda: 1}))
try:
    all_checks({"zero": lambda: 0, "two": lambda: 2, "empty": list})
except AssertionError as e:
    print(e, e.args[0] == ["zero", "empty"])
