# Imports itself anew: runaway_recursion.py.
import sys

del sys.modules['imports_itself']
import imports_itself
