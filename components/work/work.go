// Package work runs long work in slices, so that a page stays alive meanwhile.
package work

import "slices"

// Budget is the time that a step of work may take.
type Budget struct {
	now   func() float64
	until float64
}

// NewBudget returns a budget of ms milliseconds from now, which tells the time in milliseconds.
func NewBudget(now func() float64, ms float64) *Budget {
	return &Budget{now, now() + ms}
}

// Spent says whether the time is up. It is cheap enough to be asked every few hundred microseconds of work.
func (b *Budget) Spent() bool { return b.now() >= b.until }

// Task is work in slices: Step goes on until the budget is spent and says whether the work is done.
type Task interface {
	Step(b *Budget) (done bool)
	// Visible says whether somebody sees what the work is for: such tasks go first.
	Visible() bool
}

// Turn is how much of the main thread's time all work together takes at a time, in milliseconds.
const Turn = 8

// Scheduler runs all long work of a page: one Turn at a time, visible tasks first, each in its turn.
type Scheduler struct {
	Now  func() float64 // the time in milliseconds
	Wake func()         // asks the host to call Run soon; nil when the host looks at Busy itself
	// Running is the task whose Step is under way: the one to blame when Run panics.
	Running Task
	tasks   []Task
	next    int
	budget  Budget
}

// Start adds t unless it is already there.
func (s *Scheduler) Start(t Task) {
	if slices.Contains(s.tasks, t) {
		return
	}
	s.tasks = append(s.tasks, t)
	if s.Wake != nil {
		s.Wake()
	}
}

// Cancel removes t; its Step is not called again.
func (s *Scheduler) Cancel(t Task) {
	if i := slices.Index(s.tasks, t); i >= 0 {
		s.tasks = slices.Delete(s.tasks, i, i+1) // which forgets it too: a task may hold gigabytes of samples
	}
}

// Busy says whether there is work.
func (s *Scheduler) Busy() bool { return len(s.tasks) > 0 }

// Run works for ms milliseconds at most (one step of a task may exceed it by as much as the task is coarse)
// and says whether work is left.
func (s *Scheduler) Run(ms float64) bool {
	if len(s.tasks) == 0 {
		return false
	}
	s.budget = Budget{s.Now, s.Now() + ms}
	for len(s.tasks) > 0 {
		t := s.pick()
		s.Running = t
		done := t.Step(&s.budget)
		s.Running = nil
		if done {
			s.Cancel(t)
		}
		if s.budget.Spent() {
			break
		}
	}
	return len(s.tasks) > 0
}

// pick returns the next visible task in turn, or the next hidden one when none is visible.
func (s *Scheduler) pick() Task {
	n := len(s.tasks)
	for i := range n {
		k := (s.next + i) % n
		if s.tasks[k].Visible() {
			s.next = k + 1
			return s.tasks[k]
		}
	}
	s.next = (s.next + 1) % n
	return s.tasks[s.next]
}
