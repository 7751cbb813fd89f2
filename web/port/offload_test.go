//go:build !((js && wasm) || tinygo.wasm)

package port

import (
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
)

func TestJobsAreAnsweredOnceOrForgotten(t *testing.T) {
	begin(t)
	id := mount("sonde-trial", 0)
	r := records.of(id)
	job := func(tag int) widget.Job {
		return widget.Job{In: widget.Int16s(make([]int16, 10), 1), From: 2, To: 8, Out: make([]float32, 3), Tag: tag}
	}
	if r.Offload(trialed, job(1)) || len(jobs.values) != 0 {
		t.Fatal("a job is taken although no Worker is free")
	}
	other.free = 4
	for tag := range 4 {
		j := job(tag)
		if !r.Offload(trialed, j) || len(jobs.values) != tag+1 {
			t.Fatal("a job is not taken although a Worker is free")
		}
		if at := offloadRoom(other.jobs[tag]); at != address(first(j.Out)) {
			t.Errorf("the result of job %d is written to %x", tag, at)
		}
	}
	if empty := job(9); r.Offload(trialed, widget.Job{In: empty.In, Out: empty.Out}) || len(other.jobs) != 4 {
		t.Error("a job without samples is taken")
	}
	offloaded(other.jobs[2], true)
	offloaded(other.jobs[2], true)
	offloaded(other.jobs[0], false)
	offloaded(99, true)
	if want := []answer{{2, true}, {0, false}}; len(trialed.answers) != 2 || trialed.answers[0] != want[0] || trialed.answers[1] != want[1] {
		t.Errorf("the answers are %v, want %v", trialed.answers, want)
	}
	if offloadRoom(other.jobs[2]) != 0 {
		t.Error("a job that is done has room")
	}
	unmount(id)
	if len(jobs.values) != 0 || offloadRoom(other.jobs[1]) != 0 {
		t.Error("jobs outlive their instance")
	}
	offloaded(other.jobs[1], true)
	if len(trialed.answers) != 2 {
		t.Error("an instance that is gone is answered")
	}
}

func TestAPanicInAnAnswerFailsTheInstanceAlone(t *testing.T) {
	begin(t)
	id := mount("sonde-trial", 0)
	other.free = 2
	j := widget.Job{In: widget.Float32s(make([]float32, 10)), To: 10, Out: make([]float32, 3), Tag: -1}
	records.of(id).Offload(trialed, j)
	records.of(id).Offload(trialed, j)
	offloaded(other.jobs[0], true)
	if !records.of(id).failed || len(jobs.values) != 0 {
		t.Error("the instance goes on")
	}
	if e := events(t); len(e) != 1 || e[0].name != "widget-error" {
		t.Errorf("the events are %v", e)
	}
}
