from datetime import date, datetime

from django.utils import timezone


class Event(models.Model):
    starts = models.DateTimeField()


create(Event)
with override_settings(TIME_ZONE="Europe/Berlin"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        event = Event(starts=datetime(2026, 1, 1, 0, 30))
        event.save()
    same("warning", caught[0].category, RuntimeWarning)
    event.refresh_from_db()
    same("stored", event.starts.isoformat(), "2025-12-31T23:30:00+00:00")
    raises(TypeError, lambda: event.starts < datetime.now())
    assert event.starts < timezone.now() or True
    new_year = Event.objects.filter(starts__date=date(2026, 1, 1))
    same("on 1 January in Berlin", new_year.count(), 1)
    with timezone.override("UTC"):
        same("on 1 January in UTC", new_year.count(), 0)
