"""Check what the bank claims: python run.py DJQ, where DJQ is the built binary.

DJANGO says on which Django: 5.2, 6.0 (the default), 6.1 or main. The
environment and the documentation that this needs are made in the user's cache
folder, outside the tree, and kept there. See check.py for what is checked.
"""

import fcntl
import os
import subprocess
import sys
import venv
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "djq-proofs"
MAIN = "https://github.com/django/django/archive/refs/heads/main.tar.gz"


def main():
    if len(sys.argv) != 2 or sys.version_info < (3, 12):
        sys.exit("usage: run.py DJQ, with Python 3.12 or newer")
    django = os.environ.get("DJANGO") or "6.0"
    CACHE.mkdir(parents=True, exist_ok=True)
    with open(CACHE / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # another run may be making the same environment
        python = environment(django)
    done = subprocess.run([python, "-B", FOLDER / "check.py", Path(sys.argv[1]).resolve(), CACHE])
    sys.exit(done.returncode)


def environment(django):
    """Make or update the environment of a Django version; return its Python."""
    folder = CACHE / f"django-{django}-python-{sys.version_info.major}.{sys.version_info.minor}"
    python = folder / "bin" / "python"
    if not python.exists():
        print(f"making {folder}", flush=True)
        venv.create(folder, clear=True, with_pip=True)
    wanted = f"Django @ {MAIN}" if django == "main" else f"Django=={django}.*"
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade"]
    done = subprocess.run([*install, wanted, "--requirement", FOLDER / "packages.txt"])
    if done.returncode != 0:
        sys.exit(f"Django {django} could not be installed")
    return python


if __name__ == "__main__":
    main()
