# Sets $python to a Python that hecht can live in (3.11 or newer, able to make environments).
# Read by ./start and ./test. Name another one with HECHT_PYTHON=/path/to/python.

python=
lacks_venv=
# The computer's own python3 first; 3.14 last, since libraries arrive latest for the newest.
for candidate in ${HECHT_PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
    # Run it rather than look for it: a name on PATH may point to nothing.
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
    if "$candidate" -c 'import venv, ensurepip' >/dev/null 2>&1; then
        python=$candidate
        break
    fi
    lacks_venv=${lacks_venv:-$candidate}
done

if [ -z "$python" ]; then
    if [ -n "$lacks_venv" ]; then
        version=$("$lacks_venv" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        echo "hecht: Python $version is here, but its part 'venv' is not." >&2
        echo "       On Debian or Ubuntu: sudo apt-get install python$version-venv" >&2
        echo "       Elsewhere: install Python from https://www.python.org/downloads/" >&2
    else
        echo "hecht: needs Python 3.11 or newer, and finds none on this computer." >&2
        echo "       On Debian or Ubuntu: sudo apt-get install python3 python3-venv" >&2
        echo "       On macOS or Windows: https://www.python.org/downloads/" >&2
        echo "       Installed elsewhere: HECHT_PYTHON=/path/to/python $0" >&2
    fi
    exit 1
fi
