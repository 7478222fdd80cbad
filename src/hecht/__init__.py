"""hecht: the human attachment system, as software."""

__version__ = "0.1.0"
