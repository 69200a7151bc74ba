"""Run inside the environment that run.py makes: check.py DJQ CACHE.

- Every proof runs exactly as `djq proof` prints it. It has to pass on the
  versions of Django that its header admits, and to fail on older ones:
  otherwise the header, or the card's since, is wrong.
- Every Python block of the bank compiles, and what it imports is there.
- Every link into Django's documentation leads to a page and an anchor of the
  version that it names; every other link stands in external.txt.

What passed is written to proven.txt.
"""

import sys
from pathlib import Path

import django

import blocks
import links
import programs
from bank import cards


def main():
    djq, cache = map(Path, sys.argv[1:])
    bank = cards()
    print(f"Django {django.get_version()}, Python {sys.version.split()[0]}, {len(bank)} cards", flush=True)
    problems = []
    for check in (lambda: programs.check(djq), lambda: blocks.check(bank), lambda: links.check(bank, cache)):
        found, said = check()
        problems += found
        print(said, flush=True)
    for problem in problems:
        print(f"\n{problem}")
    if problems:
        sys.exit(f"\n{len(problems)} problems")


if __name__ == "__main__":
    main()
