# shows: 1 2 3 4 5
from datetime import date, datetime, timedelta, timezone as utc_offset
from zoneinfo import ZoneInfo

from django.conf import global_settings
from django.utils import timezone


class Event(models.Model):
    starts = models.DateTimeField()


class EventForm(forms.ModelForm):
    class Meta:
        model = Event
        fields = ["starts"]


def stored():
    with connection.cursor() as cursor:
        cursor.execute("SELECT starts FROM blog_event")
        return str(cursor.fetchone()[0])


create(Event)
same("default of USE_TZ", global_settings.USE_TZ, True)
use(TIME_ZONE="Europe/Berlin")
timezone.activate("America/New_York")  # the default time zone counts, not the current one
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    event = Event(starts=datetime(2026, 1, 1, 0, 30))
    event.save()
same("warning", [w.category for w in caught], [RuntimeWarning])
same("in the database", stored(), "2025-12-31 23:30:00")
event.refresh_from_db()
same("loaded", event.starts, datetime(2025, 12, 31, 23, 30, tzinfo=utc_offset.utc))
same("offset", event.starts.utcoffset(), timedelta(0))
same("naive", timezone.is_naive(datetime.now()), True)
same("aware", timezone.is_aware(timezone.now()), True)
raises(TypeError, lambda: event.starts < datetime.now())
same("with timezone.now()", event.starts < timezone.now(), event.starts.timestamp() < datetime.now().timestamp())
with warnings.catch_warnings():
    warnings.simplefilter("error")
    Event(starts=timezone.now()).full_clean()
    Event.objects.filter(starts=timezone.now()).exists()

page, days = "{{ event.starts|date:'Y-m-d H:i' }}", []
for name, want in (("Europe/Berlin", "2026-01-01 00:30"), ("America/New_York", "2025-12-31 18:30")):
    timezone.activate(name)
    same(f"template, {name}", render(page, event=event), want)
    form = EventForm({"starts": want})
    form.is_valid()
    same("form", form.cleaned_data["starts"], event.starts)
    days += [day for day in (date(2025, 12, 31), date(2026, 1, 1)) if Event.objects.filter(starts__date=day)]
same("the row falls on", [str(day) for day in days], ["2026-01-01", "2025-12-31"])

# The filter of the follow-up.
warnings.filterwarnings("error", "DateTimeField .* naive", RuntimeWarning)
raises(RuntimeWarning, Event(starts=datetime.now()).save)

# Every Monday at nine in Berlin: a series in UTC is an hour off after the clocks change.
first = datetime(2026, 3, 23, 9, tzinfo=ZoneInfo("Europe/Berlin"))
later = first.astimezone(utc_offset.utc) + timedelta(days=7)
same("a week later in UTC", later.astimezone(ZoneInfo("Europe/Berlin")).hour, 10)
same("a week later by the local clock", (first + timedelta(days=7)).hour, 9)
