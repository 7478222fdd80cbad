"""A confirmatory factor model of an instrument: do the items hang together as its key says?

Estimated by maximum likelihood with semopy (Igolkina & Meshcheryakov 2020,
doi:10.1080/10705511.2019.1704289). One factor a subscale, factors correlated, no cross-loadings.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hecht.instruments.errors import MissingLibraryError, ScoringError
from hecht.instruments.key import Array, Key

MIN_ROWS_PER_ITEM = 5


@dataclass(frozen=True)
class FactorModel:
    """How well the model of the key fits the answers.

    Attributes:
        cfi, tli, rmsea, srmr: fit indices; usual wishes are >= .95, >= .95, <= .06, <= .08.
        chi2, df: the test against the answers themselves.
        loadings: standardised loading of each item on its subscale, reversals carried out.
        correlations: between subscales.
        rows: complete rows used.
    """

    cfi: float
    tli: float
    rmsea: float
    srmr: float
    chi2: float
    df: int
    loadings: dict[str, dict[str, float]]
    correlations: dict[tuple[str, str], float]
    rows: int

    def sentence(self) -> str:
        """One sentence with the figures and how to read them."""
        return (
            f"Factor model on {self.rows:,} complete rows: CFI {self.cfi:.3f}, TLI {self.tli:.3f}, "
            f"RMSEA {self.rmsea:.3f}, SRMR {self.srmr:.3f} (wished: .95, .95, .06, .08). Single "
            "answers as items seldom reach the first three; compare, do not judge by them alone."
        )


def confirm(key: Key, answers: Array) -> FactorModel:
    """Fit the factor model of a key.

    Args:
        key: from `hecht.instruments.key.key_of`.
        answers: shape (people, items), missing is nan; complete rows are used.

    Raises:
        MissingLibraryError: when semopy is not installed.
        ScoringError: when there are too few complete rows, or an item counts in two subscales.
    """
    try:
        import semopy
    except ImportError as error:
        raise MissingLibraryError("The factor model", "semopy", "factor") from error

    counted = np.abs(key.weights)
    if (counted.sum(axis=1) > 1).any():
        raise ScoringError(
            "An item of this instrument counts in two subscales; its simple factor model cannot "
            "be estimated."
        )
    used = counted.sum(axis=1) > 0
    complete = answers[~np.isnan(answers[:, used]).any(axis=1)]
    needed = MIN_ROWS_PER_ITEM * int(used.sum())
    if len(complete) < needed:
        raise ScoringError(
            f"A factor model of {int(used.sum())} items needs at least {needed} complete rows; "
            f"there are {len(complete)}."
        )
    turned = complete * key.weights.sum(axis=1) + key.offsets.sum(axis=1)
    frame = pd.DataFrame(turned[:, used], columns=np.array(key.items)[used].tolist())
    return _fit(semopy, key, frame)


def _fit(semopy: object, key: Key, frame: pd.DataFrame) -> FactorModel:
    members = {
        name: [key.items[k] for k in np.flatnonzero(key.weights[:, column])]
        for column, name in enumerate(key.subscales)
    }
    text = "\n".join(f"{name} =~ {' + '.join(items)}" for name, items in members.items())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # semopy warns of its own use of older pandas calls
        model = semopy.Model(text)  # type: ignore[attr-defined]
        model.fit(frame)
        stats = semopy.calc_stats(model).loc["Value"]  # type: ignore[attr-defined]
        table = model.inspect(std_est=True)
        implied = np.asarray(model.calc_sigma()[0])
    order = list(model.vars["observed"])
    factors = set(members)
    loads = table[(table["op"] == "~") & table["rval"].isin(factors)]
    pairs = table[(table["op"] == "~~") & table["lval"].isin(factors) & table["rval"].isin(factors)]
    return FactorModel(
        cfi=float(stats["CFI"]),
        tli=float(stats["TLI"]),
        rmsea=float(stats["RMSEA"]),
        srmr=_srmr(frame[order].to_numpy(), implied),
        chi2=float(stats["chi2"]),
        df=int(stats["DoF"]),
        loadings={
            name: {
                str(row["lval"]): float(row["Est. Std"])
                for _, row in loads[loads["rval"] == name].iterrows()
            }
            for name in members
        },
        correlations={
            (str(row["lval"]), str(row["rval"])): float(row["Est. Std"])
            for _, row in pairs[pairs["lval"] != pairs["rval"]].iterrows()
        },
        rows=len(frame),
    )


def _srmr(answers: Array, implied: Array) -> float:
    """Root mean square of the differences between found and implied correlations."""
    spread = np.sqrt(np.diag(implied))
    found: Array = np.asarray(np.corrcoef(answers, rowvar=False))
    gap = found - implied / np.outer(spread, spread)
    rows, columns = np.tril_indices(len(gap))
    return float(np.sqrt((gap[rows, columns] ** 2).mean()))
