"""The cards of the built-in bank."""

import re
from pathlib import Path

import yaml

FOLDER = Path(__file__).resolve().parent.parent
FENCE = re.compile(r"^( *)(```+|~~~+) *(\w*)[^\n]*\n(.*?)^ *\2 *$", re.M | re.S)


def cards():
    """Every card as "topic/id" and its mapping."""
    found = {}
    for file in sorted(FOLDER.glob("*.yaml")):
        if file.name.startswith("."):
            continue
        bank = yaml.safe_load(file.read_text(encoding="utf-8"))
        for card in bank["cards"]:
            found[f"{card.get('topic', bank.get('topic'))}/{card['id']}"] = card
    return found


def texts(card):
    """Every text of a card that is Markdown."""
    yield from (card[key] for key in ("question", "hint", "answer") if key in card)
    for key in ("variants", "key_points", "bonus_points"):
        yield from card.get(key, [])
    for follow_up in card.get("follow_ups", []):
        if isinstance(follow_up, str):
            yield follow_up
        else:
            yield from (follow_up[key] for key in ("question", "answer") if key in follow_up)


def blocks(card, *languages):
    """The fenced blocks of a card in these languages."""
    for text in texts(card):
        for _, _, language, code in FENCE.findall(text):
            if language in languages:
                yield code
