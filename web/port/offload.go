package port

import (
	"unsafe"

	"github.com/sonde-viz/sonde/components/widget"
)

// jobs are what the page's Workers are doing, by number. Numbers are never used again, so that a late answer finds nothing.
var (
	jobs    numbered[*offloadedJob]
	lastJob int32
)

type offloadedJob struct {
	record *record
	to     widget.Offloader
	out    []float32
	sums   []float64 // or these
	tag    int
}

// room is the address of the result, and its length in float32.
func (j *offloadedJob) room() (at uint32, values int) {
	if len(j.sums) > 0 {
		return address(first(j.sums)), 2 * len(j.sums)
	}
	return address(first(j.out)), len(j.out)
}

// Offload implements widget.Pool.
func (r *record) Offload(to widget.Offloader, j widget.Job) bool {
	n := j.To - j.From
	job := &offloadedJob{r, to, j.Out, j.Sums, j.Tag}
	_, values := job.room()
	if n <= 0 || values == 0 {
		return false
	}
	lastJob++
	in := unsafe.Add(samples(j.In), j.From*j.In.Kind().Bytes())
	if !offload(lastJob, int32(j.Kernel), unsafe.Pointer(&j.Params), in, int32(j.In.Kind()), int32(n), j.In.Scale(), int32(values)) {
		return false
	}
	jobs.add(lastJob, job)
	return true
}

// offloadRoom is where the result of a job is to be written; 0 when nobody waits for it any more.
func offloadRoom(number int32) uint32 {
	if j := jobs.of(number); j != nil {
		at, _ := j.room()
		return at
	}
	return 0
}

// offloaded tells the instance that its job is done, or not ok: that it won't be.
func offloaded(number int32, ok bool) {
	j := jobs.of(number)
	if j == nil {
		return
	}
	jobs.remove(number)
	if r := live(j.record.id); r == j.record {
		defer r.guard()
		j.to.Offloaded(j.tag, ok)
	}
}

// forgetJobs is for an instance that is no more.
func (r *record) forgetJobs() {
	for i := len(jobs.values) - 1; i >= 0; i-- {
		if jobs.values[i].record == r {
			jobs.remove(jobs.numbers[i])
		}
	}
}
