# SPDX-License-Identifier: MIT
"""Warnings: shown once for each text and category, unless a filter says otherwise. Where the code is that warns is
not known."""

filters = []  # (action, text that the message begins with, category), the first that fits counts
_shown = set()


def showwarning(message, category, filename="", lineno=0, file=None, line=None):
    import sys
    print(f"{category.__name__}: {message}", file=file or sys.stderr)


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    category = category or UserWarning
    action, text = "default", str(message)
    for action_of_filter, start, kind in filters:
        if text.startswith(start) and issubclass(category, kind):
            action = action_of_filter
            break
    else:
        if issubclass(category, (PendingDeprecationWarning, ImportWarning)):
            return
    if action == "error":
        raise message if isinstance(message, Warning) else category(message)
    key = category.__name__, text
    if action == "ignore" or action != "always" and key in _shown:
        return
    if action != "always":
        _shown.add(key)
    showwarning(message if isinstance(message, Warning) else category(message), category)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    filters.insert(len(filters) if append else 0, (action, message, category))


def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, "", category, append=append)


def resetwarnings():
    filters.clear()


def __getattr__(name):
    if name not in ("catch_warnings", "WarningMessage"):
        raise AttributeError(f"module 'warnings' has no attribute '{name}'")
    _make_classes()
    return globals()[name]


def _make_classes():
    global WarningMessage, catch_warnings

    class WarningMessage:
        def __init__(self, message, category):
            self.message = message
            self.category = category

    class catch_warnings:
        def __init__(self, *, record=False, action=None):
            self.record = record
            self.action = action

        def __enter__(self):
            global showwarning
            self.saved = filters[:], set(_shown), showwarning
            _shown.clear()
            if self.action:
                simplefilter(self.action)
            if self.record:
                log = []
                showwarning = lambda message, category, *rest: log.append(WarningMessage(message, category))
                return log

        def __exit__(self, *exc_info):
            global showwarning
            filters[:], shown, showwarning = self.saved
            _shown.clear()
            _shown.update(shown)
