package widgettest

import (
	"math/rand/v2"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/spectral"
	taper "github.com/sonde-viz/sonde/compute/window"
)

// pool is what stands for the Workers of a page: they take jobs, and are done with them whenever answer is called, in no
// order. Some of them fail.
type pool struct {
	jobs   []offloaded
	random *rand.Rand
	done   int // jobs answered
	failed int // of those
}

type offloaded struct {
	to  widget.Offloader
	job widget.Job
	in  []float64 // a copy, made at once as in a page
}

// Offload implements widget.Pool: as many jobs are taken as there are Workers.
func (h *Host) Offload(to widget.Offloader, j widget.Job) bool {
	if len(h.pool.jobs) >= h.Workers {
		return false
	}
	in := make([]float64, j.To-j.From)
	widget.Read(in, j.In, j.From)
	h.pool.jobs = append(h.pool.jobs, offloaded{to, j, in})
	return true
}

// Taken is how many jobs are away.
func (h *Host) Taken() int { return len(h.pool.jobs) }

// Answered is how many jobs were given back so far, and how many of them with nothing in them.
func (h *Host) Answered() (done, failed int) { return h.pool.done, h.pool.failed }

// Answer has any one of the Workers give its job back; one in four fails.
func (h *Host) Answer() {
	p := &h.pool
	if len(p.jobs) == 0 || h.Mute {
		return
	}
	if p.random == nil {
		p.random = rand.New(rand.NewPCG(1, 2))
	}
	i := p.random.IntN(len(p.jobs))
	o := p.jobs[i]
	p.jobs = append(p.jobs[:i], p.jobs[i+1:]...)
	ok := p.random.IntN(4) > 0
	if p.done++; !ok {
		p.failed++
	} else {
		o.compute()
	}
	o.to.Offloaded(o.job.Tag, ok)
}

// compute is what web/src/worker.ts has compute.wasm do. A job that is out of range panics, as it should in a test.
func (o offloaded) compute() {
	if k := o.job.In.Kind(); k == widget.Float64 || k == widget.Int32 {
		compute(o.job, o.in)
		return
	}
	x := make([]float32, len(o.in))
	for i, v := range o.in {
		x[i] = float32(v)
	}
	compute(o.job, x)
}

func compute[T float32 | float64](j widget.Job, x []T) {
	switch j.Kernel {
	case widget.STFTHold:
		hold(j, x)
	case widget.WelchSum:
		sum(j, x)
	default:
		panic("widgettest: no such kernel")
	}
}

// config is that of the Params that all kernels have.
func config(j widget.Job) spectral.Config {
	return spectral.Config{SampleRate: j.Params[0], FFTSize: int(j.Params[1]), Window: taper.Kind(taper.Hann.Values()[int(j.Params[2])])}
}

func hold[T float32 | float64](j widget.Job, x []T) {
	p := j.Params
	s, err := spectral.NewSTFT[T](config(j))
	if err != nil {
		panic(err)
	}
	s.Hold(j.Out, x, int(p[4]), int(p[5]), spectral.Unit(spectral.DB.Values()[int(p[3])]))
}

func sum[T float32 | float64](j widget.Job, x []T) {
	c := config(j)
	c.Overlap = j.Params[3]
	w, err := spectral.NewWelch[T](c)
	if err != nil {
		panic(err)
	}
	w.AddAll(x)
	n := c.Sums()
	j.Sums[n] = float64(w.Sum(j.Sums[:n]))
}
