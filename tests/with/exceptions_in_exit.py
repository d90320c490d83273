# Exceptions raised by __exit__ or __enter__ replace or skip what would have followed.
class Ctx:
    def __init__(self, name, enter=None, exit=None, result=None):
        self.name, self.enter, self.exit, self.result = name, enter, exit, result

    def __enter__(self):
        print("enter", self.name, end="; ")
        if self.enter:
            raise self.enter
        return self

    def __exit__(self, kind, value, tb):
        print("exit", self.name, repr(value), end="; ")
        if self.exit:
            raise self.exit
        return self.result


def run(body_error, *managers):
    try:
        with managers[0]:
            with managers[1]:
                if body_error:
                    raise body_error
                print("body", end="; ")
        print("after", end="; ")
    except Exception as e:
        print("-> %r context %r" % (e, e.__context__))
    else:
        print("-> clean")


run(None, Ctx("a"), Ctx("b"))
run(ValueError("body"), Ctx("a"), Ctx("b"))
run(None, Ctx("a"), Ctx("b", exit=KeyError("exit")))
run(ValueError("body"), Ctx("a"), Ctx("b", exit=KeyError("exit")))
run(ValueError("body"), Ctx("a", result=True), Ctx("b", exit=KeyError("exit")))
run(ValueError("body"), Ctx("a", exit=OSError("a too")), Ctx("b", exit=KeyError("exit")))
run(None, Ctx("a"), Ctx("b", enter=TypeError("enter")))
run(None, Ctx("a", enter=TypeError("enter")), Ctx("b"))
run(ValueError("body"), Ctx("a"), Ctx("b", result="truthy"))
run(ValueError("body"), Ctx("a"), Ctx("b", result=[]))
