package lint

// wordSet is a set of hashes that is emptied without being cleared.
type wordSet struct {
	table []wordSlot
	round uint32
	used  int
}

type wordSlot struct {
	hash  uint64
	round uint32
}

func (s *wordSet) reset() {
	s.round++
	s.used = 0
	if s.table == nil || s.round == 0 {
		s.table, s.round = make([]wordSlot, 1<<10), 1
	}
}

func (s *wordSet) add(hash uint64) {
	if 2*s.used >= len(s.table) {
		old, round := s.table, s.round
		s.table, s.round, s.used = make([]wordSlot, 2*len(old)), 1, 0
		for _, slot := range old {
			if slot.round == round {
				s.add(slot.hash)
			}
		}
	}
	if slot := s.slot(hash); slot.round != s.round {
		*slot = wordSlot{hash, s.round}
		s.used++
	}
}

func (s *wordSet) has(hash uint64) bool { return s.slot(hash).round == s.round }

// slot returns where a hash is, or the free place where it would be.
func (s *wordSet) slot(hash uint64) *wordSlot {
	mask := uint64(len(s.table) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if slot := &s.table[i]; slot.round != s.round || slot.hash == hash {
			return slot
		}
	}
}
