"""Writes py_fsrs.tsv: what py-fsrs makes of 60 random histories.

Settings: py-fsrs 6.3.2, Scheduler(parameters=default FSRS-6, desired_retention=0.9,
learning_steps=(), relearning_steps=(), maximum_interval=36500, enable_fuzzing=False).
Each review is a minute later in its day than the one before; elapsed time is whole days.

    pip install fsrs==6.3.2 && python py_fsrs.py > py_fsrs.tsv
"""
import random
from datetime import datetime, timedelta, timezone

from fsrs import Card, Rating, Scheduler

scheduler = Scheduler(desired_retention=0.9, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
rng = random.Random(6)
start = datetime(2026, 1, 1, 12, tzinfo=timezone.utc)
print("history\tday\trating\tstability\tdifficulty\tretrievability_before")
for history in range(60):
    card, day = Card(), 0
    for step in range(rng.randint(1, 12)):
        if step:
            day += rng.choice([0, 0, 1, 1, 2, 3, 5, 8, 13, 30, 90, 400])
        at = start + timedelta(days=day, minutes=step)
        before = scheduler.get_card_retrievability(card, at)
        rating = rng.choice(list(Rating))
        card, _ = scheduler.review_card(card, rating, at)
        print(f"{history}\t{day}\t{int(rating)}\t{card.stability:.9f}\t{card.difficulty:.9f}\t{before:.9f}")
