package event

import (
	"testing"
	"time"
)

func TestUIDsNameTheMachineThatGaveThem(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	e := Event{UID: NewUID(now, "a"), Machine: "a", Kind: Flag, Card: "orm/a", At: now}
	if !e.GaveUID() || NewUID(now, "a") == e.UID {
		t.Errorf("%s is not of its machine, or given twice", e.UID)
	}
	thief := e
	thief.Machine = "b"
	for _, uid := range []string{e.UID, NewUID(now, "c"), "u1", ""} {
		if thief.UID = uid; thief.GaveUID() {
			t.Errorf("%q passes for a uid of another machine", uid)
		}
	}
	if NewUID(now, "z") > NewUID(now.Add(time.Millisecond), "a") {
		t.Error("uids do not sort by time")
	}
}

func TestPrevailsIsTheSameOnEveryMachine(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	owner := Event{UID: NewUID(now, "a"), Machine: "a", Kind: Flag, Card: "orm/a", At: now}
	for i := range 50 { // whatever their checksums
		thief := owner
		thief.Machine, thief.At = "b", now.Add(time.Duration(i)*time.Second)
		if !owner.Prevails(thief) || thief.Prevails(owner) {
			t.Fatalf("%+v holds in place of %+v", thief, owner)
		}
	}
	one := Event{UID: "u1", Machine: "a", Kind: Flag, Card: "orm/a", At: now}
	two := one
	two.Card = "orm/b"
	if one.Prevails(two) == two.Prevails(one) {
		t.Error("two machines would not agree")
	}
}
