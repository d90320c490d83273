# what there is of an operating system
import os

print(len(os.urandom(10)), os.urandom(0), os.urandom(16) != os.urandom(16), type(os.urandom(1)))
print(os.getenv("PATH") == os.environ["PATH"], os.getenv("NO_SUCH_NAME"), os.getenv("NO_SUCH_NAME", 5), "PATH" in os.environ)
os.environ["NEW_NAME"] = "new"
print(os.getenv("NEW_NAME"), os.environ.get("NEW_NAME"), os.sync())
print(len(os.uname()), os.uname()[0] == os.uname().sysname, len(os.statvfs(".")), os.statvfs(".")[0] > 0)
print(os.strerror(2), os.strerror(13), os.curdir, os.pardir)
import errno
print(errno.ENOENT, errno.EEXIST, errno.EACCES, errno.EISDIR, errno.ENOTDIR, errno.EINVAL, errno.ETIMEDOUT, errno.ENOSPC, errno.EAGAIN)
