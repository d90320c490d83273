/* SPDX-License-Identifier: MIT */
/* cmath: each function is a static one from Complex to Complex; the circular ones are the
 * hyperbolic ones turned by a right angle. A nan out of numbers is a ValueError, an infinity out
 * of finite ones an OverflowError. Special values are not told apart as finely as C99 does. */
#include <tgmath.h>

#include "builtins.h"
#include "object/complex.h"
#include "object/float.h"
#include "object/tuple.h"

/* An argument as a complex number: an int, a float, or what __complex__, __float__ or __index__
 * give. May run Python code; TypeError for anything else. */
static Complex argument(Vm *vm, Value v) {
    Complex z;
    if (!complex_from_any(vm, v, &z)) {
        vm_raise_type(vm, "must be real number, not %t", v);
    }
    return z;
}

static bool is_finite(Complex z) {
    return isfinite(z.re) && isfinite(z.im);
}

static _Noreturn void raise_domain(Vm *vm) {
    vm_raise_value_error(vm, "math domain error");
}

/* i * z and -i * z. sinh(iz) = i sin(z) and cosh(iz) = cos(z): so the hyperbolic functions serve
 * the circular ones. */
static Complex turn(Complex z) {
    return (Complex){-z.im, z.re};
}

static Complex turn_back(Complex z) {
    return (Complex){z.im, -z.re};
}

/* ---- the functions ---- */

/* By length and angle. With no imaginary part the result has none either, of the same sign. */
static Complex exponential(Complex z) {
    Complex w = complex_polar(exp(z.re), z.im);
    w.im = z.im == 0 ? z.im : w.im; /* inf * 0 is nan */
    return w;
}

/* The principal value: the cut runs along the negative real axis, and the sign of a zero imaginary
 * part says on which side of it the argument lies. The caller has refused 0. */
static Complex logarithm(Complex z) {
    return (Complex){log(hypot(z.re, z.im)), atan2(z.im, z.re)};
}

/* The decimal one: the real part by log10(), which is exact for powers of ten. */
static Complex logarithm10(Complex z) {
    Complex w = logarithm(z);
    const Float scale = (Float)0.43429448190325182765;
    return (Complex){log10(hypot(z.re, z.im)), w.im * scale};
}

/* The root with a real part of at least 0. Written with the sum of |re| and the length, which are
 * both positive, since their difference would cancel; the other part follows from 2 * s * d = |im|.
 */
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

/* tanh(x + iy) by the tangents of both parts: unlike the quotient of sinh and cosh, both of which
 * overflow, this stays finite, and it keeps the digits of a small x. */
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

/* asinh as Kahan gives it (Branch Cuts for Complex Elementary Functions, 1987), by the roots of 1 +
 * iz and 1 - iz: near the cuts nothing cancels, and the signs of zeros choose the side. */
static Complex area_sine(Complex z) {
    Complex a = square_root((Complex){1 + z.im, -z.re});
    Complex b = square_root((Complex){1 - z.im, z.re});
    return (Complex){asinh(a.re * b.im - b.re * a.im), atan2(z.im, a.re * b.re - a.im * b.im)};
}

static Complex arc_sine(Complex z) {
    return turn_back(area_sine(turn(z)));
}

/* acos by the roots of 1 - z and 1 + z, from the same paper. */
static Complex arc_cosine(Complex z) {
    Complex a = square_root((Complex){1 - z.re, -z.im});
    Complex b = square_root((Complex){1 + z.re, z.im});
    return (Complex){2 * atan2(a.re, b.re), asinh(b.re * a.im - b.im * a.re)};
}

/* acosh by the roots of z - 1 and z + 1, from the same paper; its real part is never below 0. */
static Complex area_cosine(Complex z) {
    Complex a = square_root((Complex){z.re - 1, z.im});
    Complex b = square_root((Complex){z.re + 1, z.im});
    return (Complex){asinh(a.re * b.re + a.im * b.im), 2 * atan2(a.im, b.re)};
}

/* atanh of the right half plane, turned back by the sign: the function is odd. log1p() keeps the
 * digits of small arguments. */
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

/* The result w of an argument z as an object, after the checks that the head of this file tells. */
static Value checked(Vm *vm, Complex z, Complex w) {
    if ((isnan(w.re) || isnan(w.im)) && !isnan(z.re) && !isnan(z.im)) {
        raise_domain(vm);
    }
    if (is_finite(z) && !is_finite(w)) {
        vm_raise_overflow(vm, "math range error");
    }
    return complex_new(vm, w.re, w.im);
}

/* What each of these functions is to Python: one argument, one complex result. */
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

/* log(z[, base]). The base 1, whose logarithm is 0, is refused as the argument 0 is. */
Value cmath_log(Vm *vm, Value *a, int n) {
    Complex z = positive(vm, arg(a, 0)), w = logarithm(z);
    if (n > 1) {
        Complex base = logarithm(positive(vm, arg(a, 1)));
        if (base.re == 0 && base.im == 0) {
            raise_domain(vm);
        }
        w = complex_divide(w, base);
    }
    return checked(vm, z, w);
}

/* log10(z); 0 is refused. */
Value cmath_log10(Vm *vm, Value *a, int n) {
    (void)n;
    Complex z = positive(vm, arg(a, 0));
    return checked(vm, z, logarithm10(z));
}

/* The angle in radians, in [-pi, pi]; it is no complex number, so nothing is checked. */
Value cmath_phase(Vm *vm, Value *a, int n) {
    (void)n;
    Complex z = argument(vm, arg(a, 0));
    return float_new(vm, atan2(z.im, z.re));
}

/* (length, angle). A finite number whose length is too large for a float is refused. */
Value cmath_polar(Vm *vm, Value *a, int n) {
    Complex z = argument(vm, arg(a, 0));
    Float size = hypot(z.re, z.im);
    if (is_finite(z) && isinf(size)) {
        vm_raise_overflow(vm, "math range error");
    }
    Value r = float_new(vm, size);
    return tuple_pair(vm, r, cmath_phase(vm, a, n));
}

/* The number of a length and an angle. `z` holds both only for checked(), which compares what came
 * in with what went out. */
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

/* isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0): the distance in the plane, against the longer of
 * both. Infinities are close to nothing but themselves; a nan is close to nothing. */
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
