"""The links of the bank."""

import html
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import bank

EXTERNAL = Path(__file__).resolve().parent / "external.txt"
DJANGO = re.compile(r"https://docs\.djangoproject\.com/en/(\d+\.\d+)/((?:[\w.-]+/)*)(?:#(\S+))?")
MARKDOWN = re.compile(r"\]\((https?://[^\s)]+)\)")


def check(cards, cache):
    """Follow every link, those into Django's documentation to their anchors."""
    found = [(name, url) for name, card in cards.items() for url in urls(card)]
    known, problems = external()
    versions, used = {}, set()
    for name, url in found:
        if not url.startswith("https://docs.djangoproject.com/"):
            used.add(url)
            if url not in known:
                problems.append(f"{name}: {url} does not stand in {EXTERNAL.name}")
            continue
        match = DJANGO.fullmatch(url)
        if not match:
            problems.append(f"{name}: {url} is pinned to no version, or has no final slash")
            continue
        version, page, anchor = match.groups()
        if version not in versions:
            versions[version] = anchors(version, cache)
        ids = versions[version].get(page)
        if ids is None:
            problems.append(f"{name}: {url}: no such page")
        elif anchor and anchor not in ids:
            problems.append(f"{name}: {url}: no such anchor")
    problems += [f"{EXTERNAL.name}: no card links to {url}" for url in known if url not in used]
    return problems, f"{len(found)} links followed"


def urls(card):
    yield from card.get("refs", [])
    for text in bank.texts(card):
        yield from MARKDOWN.findall(text)


def external():
    """The links of external.txt, and the lines that are wrong."""
    known, problems = [], []
    for line in EXTERNAL.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        # URL, the day on which it was read, and what in which version.
        if re.fullmatch(r"https?://[^\s#]+ \d{4}-\d\d-\d\d \S.*", line):
            known.append(line.split()[0])
        else:
            problems.append(f"{EXTERNAL.name}: {line!r} is no link without anchor, date and version")
    return known, problems


def anchors(version, cache):
    """The anchors of every page of Django's documentation, built from the
    source distribution and kept."""
    kept = cache / f"anchors-{version}.json"
    if not kept.exists():
        print(f"building the documentation of Django {version}", flush=True)
        whole = kept.with_suffix(f".{os.getpid()}")
        whole.write_text(json.dumps(build(version)))
        whole.rename(kept)
    return {page: set(ids) for page, ids in json.loads(kept.read_text()).items()}


def build(version):
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        download = ["pip", "download", "--quiet", "--no-binary", ":all:", "--no-deps", "--dest", scratch]
        subprocess.run([sys.executable, "-m", *download, f"Django=={version}.*"], check=True)
        (archive,) = scratch.glob("*.tar.gz")
        with tarfile.open(archive) as tar:
            tar.extractall(scratch, filter="data")
        (docs,) = scratch.glob("*/docs")
        options = ["-b", "dirhtml", "-D", "intersphinx_mapping=", "-j", "auto", "-Q"]
        subprocess.run([sys.executable, "-m", "sphinx", *options, docs, scratch / "html"], check=True)
        return {
            # The page ref/csp/ is the file ref/csp/index.html.
            "" if page.parent == scratch / "html" else f"{page.parent.relative_to(scratch / 'html')}/": ids(page)
            for page in (scratch / "html").rglob("index.html")
        }


def ids(page):
    return sorted({html.unescape(found) for found in re.findall(r'\bid="([^"]+)"', page.read_text(encoding="utf-8"))})
