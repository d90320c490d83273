# A module that fails is not kept: the next import runs it again.
import sys
import broken

for attempt in range(4):
    try:
        import broken.fails
    except ValueError as e:
        print(attempt, e, "broken.fails" in sys.modules, hasattr(broken, "fails"))
    else:
        print(attempt, "imported", broken.fails.early, broken.fails.late, "broken.fails" in sys.modules)
print(broken.tries)
try:
    import broken.syntax
except SyntaxError as e:
    print("SyntaxError", "broken.syntax" in sys.modules)
try:
    import broken.beyond
except ImportError as e:
    print(type(e).__name__, e, "broken.beyond" in sys.modules)
try:
    from broken import needs_missing
except ModuleNotFoundError as e:
    print(e)

def retry_later():
    try:
        from broken.fails import late
        return late
    finally:
        print("finally after an import")

print(retry_later())
try:
    exec("from . import x", {"__name__": "__main__"})
except ImportError as e:
    print("ImportError", e)

