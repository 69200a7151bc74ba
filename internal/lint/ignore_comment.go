package lint

import "djq/internal/diag"

func ignoreComment() rule {
	return rule{
		Rule: warning("ignore-comment", "a djq:ignore comment that names no rule, or a rule that cannot be ignored", "# djq:ignore no-such-rule"),
		file: func(p *pass) {
			for _, c := range p.ignores.comments {
				if c.rule == "" {
					p.report(diag.Finding{Pos: c.pos, Message: "djq:ignore without a rule", Hint: "write # djq:ignore followed by a rule id"})
				} else if reason, hint := silenceable(c.rule); reason != "" {
					p.report(diag.Finding{Pos: c.pos, End: c.end, Message: reason, Hint: hint})
				}
			}
		},
	}
}
