from . import plain as _plain
__all__ = ["alpha", "beta", "_under"]
alpha, beta, gamma, _under = 1, 2, 3, 4
