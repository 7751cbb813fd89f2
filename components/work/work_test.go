package work

import (
	"runtime"
	"slices"
	"testing"
	"weak"
)

// job takes a number of milliseconds, some at each step.
type job struct {
	clock      *float64
	left, step float64
	hidden     bool
	name       string
	log        *[]string
	run        func()
}

func (j *job) Visible() bool { return !j.hidden }

func (j *job) Step(b *Budget) bool {
	*j.log = append(*j.log, j.name)
	if j.run != nil {
		j.run()
	}
	for j.left > 0 && !b.Spent() {
		*j.clock += j.step
		j.left -= j.step
	}
	return j.left <= 0
}

func newScheduler() (s *Scheduler, clock *float64, wakes *int) {
	clock, wakes = new(float64), new(int)
	return &Scheduler{Now: func() float64 { return *clock }, Wake: func() { *wakes++ }}, clock, wakes
}

func TestSchedulerKeepsItsTurn(t *testing.T) {
	s, clock, wakes := newScheduler()
	var log []string
	s.Start(&job{clock: clock, left: 100, step: 0.5, name: "a", log: &log})
	if *wakes != 1 || !s.Busy() {
		t.Errorf("%d wakes, busy %v", *wakes, s.Busy())
	}
	turns := 0
	for s.Run(Turn) {
		turns++
		if want := float64(turns) * Turn; *clock != want {
			t.Fatalf("turn %d ends at %v ms, want %v", turns, *clock, want)
		}
	}
	if *clock != 100 || turns != 12 || s.Busy() {
		t.Errorf("done at %v ms after %d turns, busy %v", *clock, turns+1, s.Busy())
	}
	if s.Run(Turn) {
		t.Error("there is work where there is none")
	}
}

func TestSchedulerServesVisibleTasksFirst(t *testing.T) {
	s, clock, _ := newScheduler()
	var log []string
	s.Start(&job{clock: clock, left: 20, step: 1, name: "hidden", hidden: true, log: &log})
	s.Start(&job{clock: clock, left: 20, step: 1, name: "a", log: &log})
	s.Start(&job{clock: clock, left: 20, step: 1, name: "b", log: &log})
	for s.Run(Turn) {
	}
	first := slices.Index(log, "hidden")
	if first < 0 || slices.Contains(log[first:], "a") || slices.Contains(log[first:], "b") {
		t.Errorf("order is %v", log)
	}
	if log[0] == log[1] {
		t.Errorf("order is %v, want both visible tasks in turn", log)
	}
}

func TestSchedulerRunsShortTasksInOneTurn(t *testing.T) {
	s, clock, _ := newScheduler()
	var log []string
	for _, name := range []string{"a", "b", "c"} {
		s.Start(&job{clock: clock, left: 1, step: 1, name: name, log: &log})
	}
	if s.Run(Turn) || len(log) != 3 {
		t.Errorf("ran %v, busy %v", log, s.Busy())
	}
}

func TestSchedulerCancels(t *testing.T) {
	s, clock, _ := newScheduler()
	var log []string
	a := &job{clock: clock, left: 50, step: 1, name: "a", log: &log}
	b := &job{clock: clock, left: 50, step: 1, name: "b", log: &log}
	s.Start(a)
	s.Start(b)
	s.Start(a) // once is enough
	s.Run(Turn)
	log = log[:0]
	s.Cancel(a)
	s.Cancel(a)
	for s.Run(Turn) {
	}
	if slices.Contains(log, "a") || !slices.Contains(log, "b") {
		t.Errorf("ran %v after a was cancelled", log)
	}
}

// A task may cancel others, and itself, and start new ones while it runs.
func TestSchedulerChangedFromWithin(t *testing.T) {
	s, clock, _ := newScheduler()
	var log []string
	b := &job{clock: clock, left: 5, step: 1, name: "b", log: &log}
	a := &job{clock: clock, left: 5, step: 1, name: "a", log: &log}
	a.run = func() {
		s.Cancel(b)
		s.Cancel(a)
		s.Start(&job{clock: clock, left: 5, step: 1, name: "c", log: &log})
	}
	s.Start(a)
	s.Start(b)
	for s.Run(Turn) {
	}
	if slices.Contains(log, "b") || !slices.Contains(log, "c") || s.Busy() {
		t.Errorf("ran %v, busy %v", log, s.Busy())
	}
}

type heavy struct{ _ [1 << 10]float64 }

func (*heavy) Step(*Budget) bool { return false }
func (*heavy) Visible() bool     { return true }

// A task that was cancelled is not held: with its instance it would keep the samples alive.
func TestSchedulerForgetsTasks(t *testing.T) {
	s := &Scheduler{Now: func() float64 { return 0 }}
	held := func() weak.Pointer[heavy] {
		task := new(heavy)
		s.Start(task)
		s.Run(0)
		s.Cancel(task)
		return weak.Make(task)
	}()
	runtime.GC()
	if held.Value() != nil {
		t.Error("the scheduler holds a task that was cancelled")
	}
	runtime.KeepAlive(s)
}
