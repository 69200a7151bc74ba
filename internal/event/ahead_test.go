package event

import (
	"strings"
	"testing"
	"time"

	"djq/internal/memory"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.FixedZone("", 3600))

func moment(hours int) memory.Moment {
	return memory.MomentOf(noon.Add(time.Duration(hours)*time.Hour), memory.DefaultDayStart)
}

func TestAheadBeginsWithTheNextStudyDay(t *testing.T) {
	now := moment(0)
	for _, tt := range []struct {
		name        string
		m           memory.Moment
		ahead, much bool
	}{
		{"before", moment(-48), false, false},
		{"now", now, false, false},
		{"this evening", moment(11), false, false},
		{"tomorrow morning", moment(17), true, false},
		{"tomorrow noon", moment(24), true, true},
		{"in ten years", moment(10 * 366 * 24), true, true},
		{"tomorrow's study day, an hour ago", memory.Moment{At: noon.Add(-time.Hour), Day: now.Day + 1}, false, false},
		{"a study day years off", memory.Moment{At: noon, Day: now.Day + 4000}, true, true},
		{"a time years off", memory.Moment{At: noon.AddDate(10, 0, 0), Day: now.Day}, false, false},
	} {
		if got := Ahead(tt.m, now); got != tt.ahead {
			t.Errorf("%s: ahead %t", tt.name, got)
		}
		if got := MuchAhead(tt.m, now); got != tt.much {
			t.Errorf("%s: much ahead %t", tt.name, got)
		}
	}
}

func TestDateCheckRefusesWhatCannotBeRight(t *testing.T) {
	for _, tt := range []struct {
		name string
		at   string
		day  string
		want string // "" for none
	}{
		{"the same day", "2026-11-23T12:00:00+01:00", "2026-11-23", ""},
		{"before 4 a.m.", "2026-11-23T03:59:00+01:00", "2026-11-22", ""},
		{"written down in another zone", "2026-11-23T12:00:00Z", "2026-11-24", ""},
		{"two days ahead", "2026-11-25T11:00:00+01:00", "2026-11-25", ""},
		{"three days ahead", "2026-11-26T12:00:00+01:00", "2026-11-26", "at: 2026-11-26 is more than two days ahead"},
		{"the last day of all", "9999-12-31T12:00:00Z", "9999-12-31", "at: 9999-12-31 is more than"},
		{"a day three years off", "2026-11-23T12:00:00+01:00", "2029-11-23", "day: 2029-11-23 is not the study day of 2026-11-23T12:00:00+01:00"},
		{"a day two days off", "2026-11-23T12:00:00+01:00", "2026-11-25", "day: "},
		{"a day three days before", "2026-11-23T12:00:00+01:00", "2026-11-20", "day: "},
	} {
		e := full()
		var err error
		if e.At, err = time.Parse(time.RFC3339, tt.at); err != nil {
			t.Fatal(err)
		}
		if e.Day, err = memory.ParseDay(tt.day); err != nil {
			t.Fatal(err)
		}
		dates := NewDateCheck(noon)
		if err := dates.Check(e); (err == nil) != (tt.want == "") || err != nil && !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
		dates.Add(Event{Kind: Redate, Of: e.UID})
		if err := dates.Check(e); err != nil {
			t.Errorf("%s, and given another date later: %v", tt.name, err)
		}
	}
}

func TestTrueMomentsFollowTheOrderOfWriting(t *testing.T) {
	const far = 10 * 366 * 24
	now := moment(100)
	at := func(uid, machine string, hours int) Event {
		m := moment(hours)
		return Event{UID: uid, Machine: machine, At: m.At, Day: m.Day}
	}
	for _, tt := range []struct {
		name   string
		events []Event
		want   map[string]time.Duration // after noon
	}{
		{"none ahead", []Event{at("a", "m", 0), at("b", "m", 50)}, nil},
		{"the last", []Event{at("a", "m", 0), at("b", "m", far)}, map[string]time.Duration{"b": 100 * time.Hour}},
		{
			"before a sound one, as far apart as they were",
			[]Event{at("a", "m", 0), at("b", "m", far), at("c", "m", far+2), at("d", "m", 50)},
			map[string]time.Duration{"b": 48*time.Hour - time.Millisecond, "c": 50*time.Hour - time.Millisecond},
		},
		{
			"not before the sound one before them",
			[]Event{at("a", "m", 49), at("b", "m", far), at("c", "m", far+2), at("d", "m", 50)},
			map[string]time.Duration{"b": 49*time.Hour + time.Millisecond, "c": 50*time.Hour - time.Millisecond},
		},
		{
			"a clock set twice",
			[]Event{at("b", "m", far), at("c", "m", 2*far), at("d", "m", 2*far-5000), at("e", "m", 50)},
			map[string]time.Duration{"b": 50*time.Hour - 3*time.Millisecond, "c": 50*time.Hour - 2*time.Millisecond, "d": 50*time.Hour - time.Millisecond},
		},
		{
			"each machine by itself",
			[]Event{at("a", "m", far), at("b", "n", 20), at("c", "m", 30)},
			map[string]time.Duration{"a": 30*time.Hour - time.Millisecond},
		},
	} {
		got := TrueMoments(tt.events, now, memory.DefaultDayStart)
		if len(got) != len(tt.want) {
			t.Errorf("%s: %v", tt.name, got)
		}
		for uid, after := range tt.want {
			want := memory.MomentOf(noon.Add(after), memory.DefaultDayStart)
			if got[uid].Compare(want) != 0 {
				t.Errorf("%s: %s happened at %v, want %v", tt.name, uid, got[uid], want)
			}
		}
	}
}
