"""The little language in which a finding says what it counts.

A statistic is a formula over the columns of a study's table::

    r(sensitivity, pattern == "B")
    share(cries_e6)
    d(call, pattern == "A", where=(pattern == "A") | (pattern == "B"))
    mean(rise, where=arm == "touch") / mean(rise, where=arm == "none")

Names are columns, functions are those of `statistics`, and `where=` keeps some rows. Several
formulas, separated by semicolons, are several contrasts. Columns can be transformed row by row:
`abs`, `log`, `sqrt`, `z`, `lower(x, q)` and `upper(x, q)` (below or above the q-th quantile),
`within(x, key)` (less the mean of the key), `per(x, key)` (the mean of the key in every row),
`next(x, key)` (the following row of the same key) and `first(key)` (1 in the first row of a key).
Nothing else can be written: no attributes, no calls of other code.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from hecht.errors import HechtError, UnknownNameError
from hecht.studies.statistics import FUNCTIONS

_BINARY: dict[type[ast.AST], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def _z(x: Any) -> Any:
    spread = np.nanstd(x)
    return (x - np.nanmean(x)) / (spread if spread > 0 else 1.0)


def _grouped(x: Any, key: Any) -> Any:
    return pd.Series(np.asarray(x, float)).groupby(np.asarray(key), sort=False)


COLUMNS: dict[str, Callable[..., Any]] = {
    "abs": np.abs,
    "log": np.log,
    "sqrt": np.sqrt,
    "z": _z,
    "lower": lambda x, q: np.asarray(x) <= np.nanquantile(np.asarray(x, float), q),
    "upper": lambda x, q: np.asarray(x) > np.nanquantile(np.asarray(x, float), q),
    "per": lambda x, key: _grouped(x, key).transform("mean").to_numpy(),
    "within": lambda x, key: np.asarray(x, float) - _grouped(x, key).transform("mean").to_numpy(),
    "next": lambda x, key: _grouped(x, key).shift(-1).to_numpy(),
    "first": lambda key: ~pd.Series(np.asarray(key)).duplicated().to_numpy(),
}
"""Row-by-row transformations that a statistic may use."""


def contrasts(text: str) -> list[str]:
    """The formulas of a statistic, in order."""
    return [part.strip() for part in text.split(";") if part.strip()]


def parse(text: str) -> ast.expr:
    """Read one formula.

    Raises
    ------
    HechtError
        It is not a formula of this language; says where.
    """
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError as error:
        raise HechtError(f"'{text}' is not a formula: {error.msg} at {error.offset}.") from error


def columns_of(text: str) -> set[str]:
    """The columns a statistic reads."""
    names = set()
    for part in contrasts(text):
        tree = parse(part)
        called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
        names |= {
            node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node not in called
        }
    return names


def as_arrays(table: pd.DataFrame) -> dict[str, Any]:
    """The columns of a table as plain arrays, words as words."""
    arrays: dict[str, Any] = {}
    for name in table.columns:
        values = table[name].to_numpy()
        arrays[str(name)] = values if values.dtype.kind in "biufc" else values.astype(str)
    return arrays


def evaluate(text: str, table: pd.DataFrame | Mapping[str, Any]) -> float:
    """The value of one formula on a table (or on its arrays).

    Raises
    ------
    HechtError
        An unknown column or function, or something the language has no word for.
    """
    values = as_arrays(table) if isinstance(table, pd.DataFrame) else table
    result = _value(parse(text), values)
    if np.ndim(result):
        raise HechtError(
            f"'{text}' gives a column, not a number; put it in mean(...) or share(...)."
        )
    return float(result)


def _value(node: ast.expr, columns: Mapping[str, Any]) -> Any:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float | str):
        return node.value
    if isinstance(node, ast.Name):
        if node.id not in columns:
            raise UnknownNameError("column", node.id, columns)
        return columns[node.id]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Invert):
        value = _value(node.operand, columns)
        return -value if isinstance(node.op, ast.USub) else ~np.asarray(value, bool)
    if isinstance(node, ast.BinOp) and type(node.op) in _BINARY:
        left, right = (_value(side, columns) for side in (node.left, node.right))
        return _BINARY[type(node.op)](left, right)
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _BINARY:
        left, right = (_value(side, columns) for side in (node.left, node.comparators[0]))
        return _BINARY[type(node.ops[0])](left, right)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return _call(node.func.id, node, columns)
    raise HechtError(f"'{ast.unparse(node)}' cannot be written in a statistic.")


def _call(name: str, node: ast.Call, columns: Mapping[str, Any]) -> Any:
    if name not in FUNCTIONS and name not in COLUMNS:
        raise UnknownNameError("statistic", name, [*FUNCTIONS, *COLUMNS])
    kept: Any = None
    for keyword in node.keywords:
        if keyword.arg != "where" or name in COLUMNS:
            raise HechtError(f"{name}(...) takes no {keyword.arg}=; only statistics take where=.")
        kept = np.asarray(_value(keyword.value, columns), bool)
    arguments: list[Any] = []
    for argument in node.args:
        if isinstance(argument, ast.Starred):  # *anxiety_: every column that begins so
            if not isinstance(argument.value, ast.Name):
                raise HechtError("after * stands the beginning of column names.")
            start = argument.value.id
            arguments += [column for key, column in columns.items() if key.startswith(start)]
        else:
            arguments.append(_value(argument, columns))
    if kept is not None:  # after the columns were made: a mean over a person's days keeps them all
        arguments = [each[kept] if np.ndim(each) else each for each in arguments]
    try:
        return (FUNCTIONS | COLUMNS)[name](*arguments)
    except TypeError as error:
        raise HechtError(f"{name}(...): {error}.") from error
