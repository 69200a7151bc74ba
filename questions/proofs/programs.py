"""The proofs, run as `djq proof` prints them."""

import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import django

FOLDER = Path(__file__).resolve().parent
PROVEN = FOLDER / "proven.txt"
SECONDS = 180  # for one proof; they take one or two on an idle machine


def check(djq):
    """Run every proof; return what is wrong and a line that sums up."""
    names = sorted(str(file.relative_to(FOLDER).with_suffix("")) for file in FOLDER.glob("*/*.py"))
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda name: run(djq, name, scratch), names))
    passed = [name for name, (ok, _) in zip(names, results) if ok]
    if "dev" not in django.get_version():
        record(names, passed)
    return [problem for _, problem in results if problem], f"{len(passed)} of {len(names)} proofs passed"


def run(djq, name, scratch):
    """Return whether a proof passed, and what is wrong about that."""
    # The built-in bank alone, whatever this user has.
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("DJQ_", "DJANGO"))}
    environ |= {"DJQ_HOME": scratch, "TMPDIR": scratch}
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


def record(names, passed):
    """Keep for each proof the newest version on which it passed."""
    now = django.get_version()
    proven = dict(line.split() for line in PROVEN.read_text().splitlines())
    for name in names:
        if name in passed:
            proven[name] = max(proven.get(name, now), now, key=numbers)
        elif proven.get(name) == now:
            del proven[name]
    PROVEN.write_text("".join(f"{name} {proven[name]}\n" for name in names if name in proven))


def numbers(version):
    return [int(number) for number in re.findall(r"\d+", version)]
