"""Studies: published research done again on simulated people, and held against what was found.

A *paradigm* (one file in `paradigms`) runs a study as it was done and returns the table such a
study would have collected. A *finding* (one row of `data/findings.csv`) names a paradigm, its
arguments and a statistic computed from that table. `scoring` holds the two side by side.
"""
