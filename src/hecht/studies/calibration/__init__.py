"""Calibration: one set of constants for every scene and study, found by a stated procedure.

`space` says what may move and how far, `misfit` how far a set lies from what was published,
`search` walks (and goes on where it was broken off), `ensemble` says how sure the result is.
Held-out findings are refused everywhere in this folder.
"""
