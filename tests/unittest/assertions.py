# unittest: every assertion, and what it says when it fails.
import unittest
case = unittest.TestCase()
def fails(f, *args, **kwargs):
    try:
        f(*args, **kwargs)
        print("passed")
    except AssertionError as e:
        print(str(e).splitlines()[0])
case.assertTrue(1); case.assertFalse([]); case.assertIs(None, None); case.assertIsNone(None); case.assertIn(1, [1])
case.assertAlmostEqual(0.1 + 0.2, 0.3); case.assertRaises(KeyError, {}.pop, 1); case.assertCountEqual([1, 2, 2], (2, 1, 2))
fails(case.assertTrue, 0)
fails(case.assertFalse, 1, "why")
fails(case.assertEqual, 1, 2)
fails(case.assertNotEqual, 1, 1)
fails(case.assertIs, 1, 2)
fails(case.assertIsNot, None, None)
fails(case.assertIsNone, 5)
fails(case.assertIsNotNone, None)
fails(case.assertIn, 1, [2])
fails(case.assertNotIn, 2, [2])
fails(case.assertIsInstance, 1, str)
fails(case.assertNotIsInstance, 1, int)
fails(case.assertLess, 2, 1)
fails(case.assertLessEqual, 2, 1)
fails(case.assertGreater, 1, 2)
fails(case.assertGreaterEqual, 1, 2)
fails(case.assertAlmostEqual, 1.0, 1.5)
fails(case.assertAlmostEqual, 1.0, 1.5, delta=0.25)
fails(case.assertNotAlmostEqual, 1.0, 1.0)
fails(case.assertRaises, KeyError, int)
fails(case.assertRaises, (KeyError, ValueError), int)
fails(case.assertCountEqual, [1], [2])
fails(case.fail, "plain")
with case.assertRaises(ValueError) as caught:
    int("x")
print(caught.exception, type(caught.exception).__name__)
try:
    with case.assertRaises(KeyError):
        raise ValueError("passes through")
except ValueError as e:
    print(e)
def nothing():
    with case.assertRaises(ValueError):
        pass
fails(nothing)
class Text:
    def __init__(self):
        self.parts = []
    def write(self, text):
        self.parts.append(text)
    def writeln(self, text=""):
        self.parts.append(text + "\n")
    def flush(self):
        pass
class Small(unittest.TestCase):
    def test_a(self):
        pass
    def test_b(self):
        self.assertEqual("a", "b")
stream = Text()
result = unittest.TextTestRunner(stream=stream, verbosity=1).run(unittest.TestLoader().loadTestsFromTestCase(Small))
lines = "".join(stream.parts).splitlines()
print(lines[0], lines[2], lines[-1], result.wasSuccessful(), lines[-3].split(" in ")[0])
