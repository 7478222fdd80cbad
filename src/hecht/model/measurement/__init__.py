"""How people and coders would have answered: the layer between the model and a study's table.

Frozen before runs are compared (section 4 of the model text): questionnaire loadings, class
cut-offs and noise were set once. Plain NumPy over recorded arrays, or JAX where a gradient makes
sense; randomness comes from the generator that is passed in.
"""
