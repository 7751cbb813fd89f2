package port

import "github.com/sonde-viz/sonde/components/widget"

var (
	offers    numbered[func(widget.Instance)]
	watches   numbered[func(error)] // by the token of an offer
	lastToken int32
)

// Offer prepares a place for an instance of a Go program in the same heap. It returns a token, which the program
// writes into the attribute "instance" of the element. When the element is mounted, attach is called with its
// instance, so that the program sets typed props (SetProps) and shares samples without a copy; when the element is
// taken away, attach is called with nil. That can happen more than once in the life of an element.
//
// SetProps may be called at any time; the change is shown in the next frame.
func Offer(attach func(widget.Instance)) (token int32) {
	lastToken++
	offers.add(lastToken, attach)
	return lastToken
}

// Watch has told called when the instance of an offer has taken the props that were set, with nil, and when it has refused
// them or has failed, with the reason: the picture, if there is one, is then of earlier props. It may be called again with
// what it was told before, after each frame for one. Of the instance, told may call Sides alone.
func Watch(token int32, told func(err error)) { watches.add(token, told) }

// Withdraw takes back what Offer and Watch prepared.
func Withdraw(token int32) {
	offers.remove(token)
	watches.remove(token)
}

// guarded is an instance in the hands of a Go program: what panics inside of it fails the widget, not the program.
type guarded struct {
	widget.Instance
	record *record
}

func (g guarded) SetProps(p any) {
	defer g.record.guard()
	g.Instance.SetProps(p)
}

func (g guarded) Push(method int, s widget.Series) {
	defer g.record.guard()
	g.record.pushSeries(method, s)
}

func (g guarded) Update() {
	defer g.record.guard()
	g.Instance.Update()
}

func (g guarded) View() (x, y [2]float64) {
	defer g.record.guard()
	return g.Instance.View()
}

func (g guarded) SetView(x, y [2]float64) bool {
	defer g.record.guard()
	return g.Instance.SetView(x, y)
}

func (g guarded) ResetView() {
	defer g.record.guard()
	g.Instance.ResetView()
}

func (g guarded) Values() (v widget.Values) {
	defer g.record.guard()
	return g.Instance.Values()
}

func (g guarded) PixelOf(x, y float64) (px, py float64) {
	defer g.record.guard()
	return g.Instance.PixelOf(x, y)
}
