# errno.errorcode: the names by number.
import errno
print(errno.errorcode[errno.ENOENT], errno.errorcode[13], 9999 in errno.errorcode, all([getattr(errno, name) == n for n, name in errno.errorcode.items()]))
try:
    errno.ENOSUCH
except AttributeError as e:
    print(e)
