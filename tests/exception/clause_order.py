# Which except clause takes an exception: order, tuples, base classes, expressions, bare except.
class Mine(LookupError):
    pass

def which(exc):
    try:
        raise exc
    except KeyError as e:
        return "KeyError " + str(e)
    except (ValueError, TypeError) as e:
        return "tuple " + type(e).__name__
    except LookupError as e:
        return "base " + type(e).__name__
    except choose():
        return "computed"
    except Exception:
        return "Exception"
    except:
        return "bare"

def choose():
    print("(evaluated)", end=" ")
    return (OSError, (RuntimeError, AttributeError)) if False else (OSError, RuntimeError)

for exc in (KeyError("k"), ValueError(1), TypeError, IndexError("i"), Mine(), OSError("o"), NotImplementedError,
            AttributeError(), KeyboardInterrupt(), SystemExit(3), GeneratorExit, RecursionError("r"), UnicodeError("u")):
    print(which(exc))
