package widget

import "slices"

// Kernel is a computation that the Workers of a page know. Their numbers are those of web/src/worker.ts too.
type Kernel int

// The kernels.
const (
	// STFTHold is spectral.STFT.Hold. Params: sample rate, FFTSize, the places of window and unit in their Values, hop, each.
	// In float64 and int32 it computes in float64, else in float32.
	STFTHold Kernel = iota
	// WelchSum is spectral.Welch.Sum of all segments, with their number behind it, into Sums. Params: sample rate, FFTSize,
	// the place of the window in its Values, overlap. It computes in float64 likewise.
	WelchSum
)

// Job is a part of long work that a Worker of the page may do while the View does another. It pays where the work costs
// clearly more than copying samples and result: from about 10 ns a sample; and in parts of 20 to 50 ms, which are the grain in
// which it is shared.
type Job struct {
	Kernel   Kernel
	Params   [8]float64
	In       Series // the samples [From, To) are copied at once
	From, To int
	Out      []float32 // of the length of the result, which is written there before Offloaded is called; the job's until then
	Sums     []float64 // the same, in place of Out, for a kernel whose result is float64
	Tag      int       // the View's own
}

// Place is where a choice stands among its Values: how Params name one.
func Place[E interface {
	~string
	Values() []string
}](e E) float64 {
	return float64(slices.Index(e.Values(), string(e)))
}

// Offloader is a View that gives parts of its work away. Every job that was taken is answered once, in any order, unless
// the View is closed before. It never waits for one: what is not there when everything else is done it does itself, and an
// answer that comes after that, or after new props, is of no use any more.
type Offloader interface {
	// Offloaded says that the result is in Out; not ok: nothing is, and the View does that part itself.
	Offloaded(tag int, ok bool)
}

// Pool is a Host, or a part of one, that has Workers. Offload says whether one has taken the job, and then calls to's
// Offloaded later, never within the call.
type Pool interface {
	Offload(to Offloader, j Job) bool
}

// Offload offers a job to the Workers of the page. False: none is free, or none can be had, and the View, which is an
// Offloader, does that part itself.
func Offload(e Env, j Job) bool {
	o, ok := e.(interface{ offload(Job) bool })
	return ok && o.offload(j)
}

func (e env[P]) offload(j Job) bool {
	if _, ok := e.i.view.(Offloader); !ok || e.i.closed {
		return false
	}
	p, ok := e.i.host.(Pool)
	return ok && p.Offload(e.i, j)
}

// Offloaded hands the answer of a Worker to the View, whose work goes on in the scheduler's next turn.
func (i *instance[P]) Offloaded(tag int, ok bool) {
	if o, is := i.view.(Offloader); is && !i.closed {
		o.Offloaded(tag, ok)
	}
}
