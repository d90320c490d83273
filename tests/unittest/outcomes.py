# unittest: what becomes of tests that pass, fail, raise, are skipped; fixtures and their order.
import unittest
log = []
class Numbers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("class up")
    @classmethod
    def tearDownClass(cls):
        log.append("class down")
    def setUp(self):
        log.append("up")
        self.addCleanup(log.append, "cleanup")
    def tearDown(self):
        log.append("down")
    def test_pass(self):
        self.assertEqual(1 + 1, 2)
    def test_fail(self):
        self.assertEqual(1, 2, "message")
    def test_error(self):
        {}["missing"]
    @unittest.skip("not now")
    def test_skip(self):
        log.append("never")
    def test_skip_inside(self):
        self.skipTest("inside")
    @unittest.expectedFailure
    def test_expected(self):
        self.fail("known")
    @unittest.expectedFailure
    def test_unexpected(self):
        pass
    def test_sub(self):
        for i in range(4):
            with self.subTest(i=i):
                self.assertNotEqual(i % 2, 1)
    def helper(self):
        log.append("no test")
@unittest.skipIf(True, "whole class")
class Skipped(unittest.TestCase):
    def test_one(self):
        log.append("never")
class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError("cannot")
    def test_one(self):
        log.append("never")
suite = unittest.TestSuite()
for cls in (Numbers, Skipped, Broken):
    suite.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(cls))
result = unittest.TestResult()
suite.run(result)
print(result.testsRun, result.wasSuccessful(), suite.countTestCases())
print([str(t).split()[0] for t, text in result.failures], [str(t).split()[0] for t, text in result.errors])
print([(str(t).split()[0], why) for t, why in result.skipped], len(result.expectedFailures), len(result.unexpectedSuccesses))
print([text.splitlines()[-1] for t, text in result.failures], [text.splitlines()[-1] for t, text in result.errors])
print(log.count("up"), log.count("down"), log.count("cleanup"), log[0], log[-1], "never" in log)
print(Numbers("test_pass").id(), str(Numbers("test_pass")))
