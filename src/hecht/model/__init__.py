"""The attachment system itself: pure functions over arrays of persons and directed bonds.

Nothing here knows a file, a screen or a clock. `hecht.model.step` reads as the loop; each
mechanism has its own module, in the order of the loop:

perceive -> need -> fear -> signal -> care -> contact -> soothe -> learn -> bond
"""
