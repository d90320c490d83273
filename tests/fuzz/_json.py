# Fuzzed: json.loads, and json.dumps of what was loaded.
import json


def fuzz(data):
    try:
        value = json.loads(data)
    except ValueError:  # JSONDecodeError, UnicodeDecodeError
        return
    text = json.dumps(value)
    again = json.loads(text)
    assert repr(again) == repr(value), text
    assert json.dumps(again) == text
    for options in {"indent": 1, "sort_keys": True}, {"ensure_ascii": False, "separators": (",", ":")}:
        assert json.dumps(json.loads(json.dumps(value, **options))) == json.dumps(value) or "sort_keys" in options
