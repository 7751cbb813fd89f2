package analyze

// attempt is a table that could not be read, or the one that is shown.
type attempt struct {
	name     string
	head     []byte
	settings Settings
}

// Table is the beginning of the table that could not be read, else of the one that is shown; nil for none.
func (m *Model) Table() *attempt {
	switch {
	case m.failed != nil:
		return m.failed
	case m.good.rec != nil && m.good.rec.Layout != nil:
		return &attempt{m.good.rec.Name, m.good.head, m.good.settings}
	}
	return nil
}
