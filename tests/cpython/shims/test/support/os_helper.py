# SPDX-License-Identifier: MIT
"""test.support.os_helper: files in the folder of the run."""
import contextlib
import os

TESTFN = "@test_file"
TESTFN_ASCII = TESTFN
TESTFN_UNICODE = TESTFN + "-\xe0\xf2"
TESTFN_UNENCODABLE = None
TESTFN_UNDECODABLE = None
TESTFN_NONASCII = TESTFN_UNICODE


def unlink(filename):
    try:
        os.unlink(filename)
    except OSError:
        pass


def rmtree(path):
    for name in os.listdir(path):
        inner = path + "/" + name
        if os.path.isdir(inner):
            rmtree(inner)
        else:
            os.unlink(inner)
    os.rmdir(path)


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    path = path or "@test_folder"
    os.mkdir(path)
    try:
        yield path
    finally:
        rmtree(path)


@contextlib.contextmanager
def change_cwd(path, quiet=False):
    before = os.getcwd()
    os.chdir(path)
    try:
        yield os.getcwd()
    finally:
        os.chdir(before)


@contextlib.contextmanager
def temp_cwd(name="tempcwd", quiet=False):
    with temp_dir(name) as path:
        with change_cwd(path) as inner:
            yield inner


def create_empty_file(filename):
    with open(filename, "w"):
        pass


class FakePath:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


class EnvironmentVarGuard:
    def __init__(self):
        import unittest
        raise unittest.SkipTest("[no-processes] the environment")
