"""Numbers as they are compared and printed: by nine significant digits."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

_NINE_DIGITS = Context(prec=9, rounding=ROUND_HALF_UP)


def same(first: float, second: float, tolerance: float) -> bool:
    """Return whether two numbers differ by no more than ``tolerance``, all rounded to 9 significant digits."""
    return nine_digits(abs(nine_digits(first) - nine_digits(second))) <= nine_digits(tolerance)


def nine_digits(value: float) -> float:
    """Round to 9 significant digits, ties away from zero, as JavaScript's ``toPrecision`` does."""
    return float(_NINE_DIGITS.create_decimal(Decimal(value)))


def decimal(value: float, digits: int = 9) -> str:
    """Return a number with a point and no exponent, rounded to 9 significant digits as the marking does."""
    rounded = nine_digits(value) if digits == 9 else float(f"{value:.{digits}g}")
    text = f"{Decimal(repr(rounded)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
