"""Lets ``python -m hecht`` do the same as ``hecht``."""

from hecht.cli.main import app

if __name__ == "__main__":
    app(prog_name="hecht")
