"""The proofs, run as `djq proof` prints them."""

import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import django

from server import postgresql

FOLDER = Path(__file__).resolve().parent
PROVEN = FOLDER / "proven.txt"
SECONDS = 180  # for one proof; they take one or two on an idle machine


def check(djq):
    """Run every proof; return what is wrong and a line that sums up."""
    names = sorted(str(file.relative_to(FOLDER).with_suffix("")) for file in FOLDER.glob("*/*.py"))
    with (
        tempfile.TemporaryDirectory() as scratch,
        postgresql() as database,
        ThreadPoolExecutor(os.cpu_count()) as pool,
    ):
        tried = names
        if database is None:
            tried = [name for name in names if not needs_server((FOLDER / f"{name}.py").read_text())]
            if skipped := ", ".join(name for name in names if name not in tried):
                print(f"SKIPPED, as PostgreSQL is not installed: {skipped}", flush=True)
        results = list(pool.map(lambda name: run(djq, name, scratch, database or {}), tried))
    passed = [name for name, (ok, _) in zip(tried, results) if ok]
    if "dev" not in django.get_version():
        record(names, tried, passed)
    return [problem for _, problem in results if problem], f"{len(passed)} of {len(tried)} proofs passed"


def needs_server(program):
    """Whether the header of a program asks for a PostgreSQL server."""
    return re.search(r"^# needs:.*\bpostgresql\b", program, re.M) is not None


def run(djq, name, scratch, database):
    """Return whether a proof passed, and what is wrong about that."""
    # The built-in bank alone, whatever this user has.
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("DJQ_", "DJANGO", "PG"))}
    environ |= database | {"DJQ_HOME": scratch, "TMPDIR": scratch}
    printed = subprocess.run([djq, "proof", name], capture_output=True, text=True, env=environ)
    if printed.returncode != 0:
        return False, f"{name}: {printed.stderr.strip()}"
    try:
        done = subprocess.run(
            [sys.executable, "-"], input=printed.stdout, timeout=SECONDS, cwd=scratch, env=environ,
            text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
    except subprocess.TimeoutExpired:
        return False, f"{name} took longer than {SECONDS} s"
    passed = done.returncode == 0
    wanted = floor(printed.stdout) <= django.VERSION[:2]
    if passed and not wanted:
        return passed, f"{name} passes although it asks for a newer Django: its since or needs is wrong"
    if wanted and not passed:
        lines = [line[:200] for line in done.stdout.splitlines()[-12:]]
        return passed, "\n  ".join([f"{name} fails:", *lines])
    return passed, None


def floor(script):
    """The oldest Django that the header of a script admits."""
    major, minor = re.search(r'"Django>=(\d+)\.(\d+)"', script).groups()
    return int(major), int(minor)


def record(names, tried, passed):
    """Keep for each proof the newest version on which it passed."""
    now = django.get_version()
    proven = dict(line.split() for line in PROVEN.read_text().splitlines())
    for name in tried:
        if name in passed:
            proven[name] = max(proven.get(name, now), now, key=numbers)
        elif proven.get(name) == now:
            del proven[name]
    PROVEN.write_text("".join(f"{name} {proven[name]}\n" for name in names if name in proven))


def numbers(version):
    return [int(number) for number in re.findall(r"\d+", version)]
