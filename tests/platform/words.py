# platform: words about the machine, all of them str.
import platform

print([type(getattr(platform, name)()).__name__ for name in ("system", "machine", "node", "release", "version", "platform",
                                                             "python_version", "python_compiler", "python_implementation")])
print(platform.python_version_tuple()[0], platform.python_version().startswith("3."), len(platform.python_version_tuple()))
print(platform.system() in platform.platform() or platform.platform() != "", len(platform.libc_ver()))
