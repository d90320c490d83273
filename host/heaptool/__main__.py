# SPDX-License-Identifier: MIT
# `terrarium heap COMMAND ...`: finds the module of the command and runs it.
import sys

# command -> (its module, what its arguments are, what it does). A module has run(command, arguments), which returns
# the exit status and raises ToolError for what the user has to know in one line.
COMMANDS = {
    "report": ("report", "FILE", "tells what is suspicious, and who holds what, from a dump"),
    "map": ("mapcommand", "[--by=VIEW] FILE", "draws the map of a dump, or of pasted mem_info(True) text, in colour"),
    "snapshot": ("snapshot", "FILE OUT.heapsnapshot", "makes a snapshot for the memory panel of Chrome's developer tools"),
    "pprof": ("pprof", "FILE OUT.pb", "makes a profile for `go tool pprof` and others"),
    "json": ("tojson", "FILE OUT.json", "writes all objects, with sizes, paths and references, as JSON"),
    "top": ("top", "[--run FILE.py] DEVICE|LOG", "shows a running board's heap live, or the lines of a saved log"),
    "diff": ("mapcommand", "OLD NEW", "compares two dumps, or two maps"),
}


def usage():
    print("usage: terrarium heap COMMAND ...")
    print()
    print("FILE is a dump, a console log that one was written into, or `-` for standard input.")
    print()
    for name in COMMANDS:
        arguments, what = COMMANDS[name][1:]
        print("  %-34s %s" % (name + " " + arguments, what))


def main(arguments):
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        usage()
        return 0 if arguments else 2
    name = arguments[0]
    if name not in COMMANDS:
        print("terrarium heap: no command '%s'; try terrarium heap --help" % name, file=sys.stderr)
        return 2
    module = __import__("heaptool." + COMMANDS[name][0], None, None, ("run",))
    from heaptool.error import ToolError

    try:
        return module.run(name, arguments[1:])
    except ToolError as error:
        message = str(error)
    except MemoryError:
        message = "too little memory: try terrarium -X heapsize=512m heap ..., on a build with 64-bit words"
    except OSError as error:
        message = str(error)
    except Exception as error:
        # What is whole by its sums and still makes no sense, as only somebody who means it can make it.
        message = "this cannot be read: %s: %s" % (type(error).__name__, error)
    print("terrarium heap: " + message, file=sys.stderr)
    return 1


sys.exit(main(sys.argv[1:]))
