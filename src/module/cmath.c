/* SPDX-License-Identifier: MIT */
/* cmath: each function is a static one from Complex to Complex; the circular ones are the
 * hyperbolic ones turned by a right angle. A nan out of numbers is a ValueError, an infinity out
 * of finite ones an OverflowError. Special values are not told apart as finely as C99 does. */
#include <tgmath.h>

#include "builtins.h"
#include "object/complex.h"
#include "object/float.h"
#include "object/tuple.h"

/* The number of an argument: what complex() takes but text. Runs __complex__, __float__ or
 * __index__; TypeError. */
static Complex argument(Vm *vm, Value v) {
    Complex z;
    if (!complex_from_any(vm, v, &z)) {
        vm_raise_type(vm, "must be real number, not %t", v);
    }
    return z;
}

/* Neither part is an infinity or a nan. */
static bool is_finite(Complex z) {
    return isfinite(z.re) && isfinite(z.im);
}

static _Noreturn void raise_domain(Vm *vm) {
    vm_raise_value_error(vm, "math domain error");
}

/* i * z and -i * z. */
static Complex turn(Complex z) {
    return (Complex){-z.im, z.re};
}

static Complex turn_back(Complex z) {
    return (Complex){z.im, -z.re};
}

/* ---- the functions ---- */

/* The length is exp of the real part, the angle the imaginary one. */
static Complex exponential(Complex z) {
    Complex w = complex_polar(exp(z.re), z.im);
    w.im = z.im == 0 ? z.im : w.im; /* inf * 0 is nan */
    return w;
}

/* The argument is not 0: see positive(). */
static Complex logarithm(Complex z) {
    return (Complex){log(hypot(z.re, z.im)), atan2(z.im, z.re)};
}

static Complex logarithm10(Complex z) {
    Complex w = logarithm(z);
    const Float scale = (Float)0.43429448190325182765;
    return (Complex){log10(hypot(z.re, z.im)), w.im * scale};
}

/* The branch cut is the negative real axis; the sign of an imaginary zero says on which side. */
static Complex square_root(Complex z) {
    Float re = fabs(z.re), im = fabs(z.im);
    if (re == 0 && im == 0) {
        return (Complex){0, z.im};
    }
    if (isinf(z.im)) {
        return (Complex){im, z.im};
    }
    /* An eighth: the sum of such numbers cannot overflow. */
    re /= 8;
    Float s = 2 * sqrt(re + hypot(re, im / 8)), d = im / (2 * s);
    return z.re >= 0 ? (Complex){s, copysign(d, z.im)} : (Complex){d, copysign(s, z.im)};
}

static Complex hyperbolic_sine(Complex z) {
    return (Complex){cos(z.im) * sinh(z.re), sin(z.im) * cosh(z.re)};
}

static Complex hyperbolic_cosine(Complex z) {
    return (Complex){cos(z.im) * cosh(z.re), sin(z.im) * sinh(z.re)};
}

/* By tanh and tan of the parts, since the quotient of sinh and cosh would lose digits. */
static Complex hyperbolic_tangent(Complex z) {
    if (fabs(z.re) > 40) { /* cosh would overflow, and nobody would see it */
        return (Complex){copysign((Float)1, z.re), copysign((Float)0, sin(2 * z.im))};
    }
    Float tx = tanh(z.re), ty = tan(z.im), cx = 1 / cosh(z.re);
    Float product = tx * ty, divisor = 1 + product * product;
    return (Complex){tx * (1 + ty * ty) / divisor, ty / divisor * cx * cx};
}

static Complex sine(Complex z) {
    return turn_back(hyperbolic_sine(turn(z)));
}

static Complex cosine(Complex z) {
    return hyperbolic_cosine(turn(z));
}

static Complex tangent(Complex z) {
    return turn_back(hyperbolic_tangent(turn(z)));
}

/* asinh, after W. Kahan: square roots of what is 1 away, so that nothing cancels out. The other
 * three like it. */
static Complex area_sine(Complex z) {
    Complex a = square_root((Complex){1 + z.im, -z.re});
    Complex b = square_root((Complex){1 - z.im, z.re});
    return (Complex){asinh(a.re * b.im - b.re * a.im), atan2(z.im, a.re * b.re - a.im * b.im)};
}

static Complex arc_sine(Complex z) {
    return turn_back(area_sine(turn(z)));
}

static Complex arc_cosine(Complex z) {
    Complex a = square_root((Complex){1 - z.re, -z.im});
    Complex b = square_root((Complex){1 + z.re, z.im});
    return (Complex){2 * atan2(a.re, b.re), asinh(b.re * a.im - b.im * a.re)};
}

static Complex area_cosine(Complex z) {
    Complex a = square_root((Complex){z.re - 1, z.im});
    Complex b = square_root((Complex){z.re + 1, z.im});
    return (Complex){asinh(a.re * b.re + a.im * b.im), 2 * atan2(a.im, b.re)};
}

/* atanh: odd, so it is worked out on the right half; nan at its poles 1 and -1. */
static Complex area_tangent(Complex z) {
    Float sign = signbit(z.re) ? -1 : 1, re = fabs(z.re), im = sign * z.im;
    if (re == 1 && im == 0) {
        return (Complex){(Float)NAN, 0}; /* a pole */
    }
    Float less = 1 - re;
    return (Complex){sign * log1p(4 * re / (less * less + im * im)) / 4,
                     sign * -atan2(-2 * im, less * (1 + re) - im * im) / 2};
}

static Complex arc_tangent(Complex z) {
    return turn_back(area_tangent(turn(z)));
}

/* ---- what Python code calls ---- */

/* The result w for an argument z, or the exception that it stands for. Allocates. */
static Value checked(Vm *vm, Complex z, Complex w) {
    if ((isnan(w.re) || isnan(w.im)) && !isnan(z.re) && !isnan(z.im)) {
        raise_domain(vm);
    }
    if (is_finite(z) && !is_finite(w)) {
        vm_raise_overflow(vm, "math range error");
    }
    return complex_new(vm, w.re, w.im);
}

#define FUNCTION(name, body)                                                                       \
    Value cmath_##name(Vm *vm, Value *a, int n) {                                                  \
        (void)n;                                                                                   \
        Complex z = argument(vm, arg(a, 0));                                                       \
        return checked(vm, z, body(z));                                                            \
    }
FUNCTION(exp, exponential)
FUNCTION(sqrt, square_root)
FUNCTION(sin, sine)
FUNCTION(cos, cosine)
FUNCTION(tan, tangent)
FUNCTION(sinh, hyperbolic_sine)
FUNCTION(cosh, hyperbolic_cosine)
FUNCTION(tanh, hyperbolic_tangent)
FUNCTION(asin, arc_sine)
FUNCTION(acos, arc_cosine)
FUNCTION(atan, arc_tangent)
FUNCTION(asinh, area_sine)
FUNCTION(acosh, area_cosine)
FUNCTION(atanh, area_tangent)

/* The argument of a logarithm: 0 has none. */
static Complex positive(Vm *vm, Value v) {
    Complex z = argument(vm, v);
    if (z.re == 0 && z.im == 0) {
        raise_domain(vm);
    }
    return z;
}

/* log(z[, base]); a base of 1 has no logarithm to divide by. */
Value cmath_log(Vm *vm, Value *a, int n) {
    Complex z = positive(vm, arg(a, 0)), w = logarithm(z);
    if (n > 1) {
        Complex base = logarithm(positive(vm, arg(a, 1)));
        if (base.re == 0 && base.im == 0) {
            vm_raise_format(vm, &type_ZeroDivisionError, "complex division by zero");
        }
        w = complex_divide(w, base);
    }
    return checked(vm, z, w);
}

Value cmath_log10(Vm *vm, Value *a, int n) {
    (void)n;
    Complex z = positive(vm, arg(a, 0));
    return checked(vm, z, logarithm10(z));
}

Value cmath_phase(Vm *vm, Value *a, int n) {
    (void)n;
    Complex z = argument(vm, arg(a, 0));
    return float_new(vm, atan2(z.im, z.re));
}

Value cmath_polar(Vm *vm, Value *a, int n) {
    Complex z = argument(vm, arg(a, 0));
    Float size = hypot(z.re, z.im);
    if (is_finite(z) && isinf(size)) {
        vm_raise_overflow(vm, "math range error");
    }
    Value r = float_new(vm, size);
    return tuple_pair(vm, r, cmath_phase(vm, a, n));
}

/* rect(r, phi): both are real. */
Value cmath_rect(Vm *vm, Value *a, int n) {
    (void)n;
    Complex z = {object_to_float(vm, arg(a, 0)), object_to_float(vm, arg(a, 1))};
    return checked(vm, z, complex_polar(z.re, z.im));
}

Value cmath_isfinite(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(is_finite(argument(vm, arg(a, 0))));
}

Value cmath_isinf(Vm *vm, Value *a, int n) {
    (void)n;
    Complex z = argument(vm, arg(a, 0));
    return value_bool(isinf(z.re) || isinf(z.im));
}

Value cmath_isnan(Vm *vm, Value *a, int n) {
    (void)n;
    Complex z = argument(vm, arg(a, 0));
    return value_bool(isnan(z.re) || isnan(z.im));
}

/* As math.isclose(), with distances between complex numbers. */
Value cmath_isclose(Vm *vm, Value *a, int n) {
    Complex x = argument(vm, arg(a, 0)), y = argument(vm, arg(a, 1));
    Value rel = arg_or_absent(a, n, 2), abs_tol = arg_or_absent(a, n, 3);
    Float relative = value_absent(rel) ? (Float)1e-9 : object_to_float(vm, rel);
    Float absolute = value_absent(abs_tol) ? 0 : object_to_float(vm, abs_tol);
    if (relative < 0 || absolute < 0) {
        vm_raise_value_error(vm, "tolerances must be non-negative");
    }
    if (x.re == y.re && x.im == y.im) {
        return TRUE;
    }
    if (isinf(x.re) || isinf(x.im) || isinf(y.re) || isinf(y.im)) {
        return FALSE;
    }
    Float apart = hypot(x.re - y.re, x.im - y.im);
    Float size = fmax(hypot(x.re, x.im), hypot(y.re, y.im));
    return value_bool(apart <= relative * size || apart <= absolute);
}
