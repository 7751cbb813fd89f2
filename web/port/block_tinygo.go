//go:build tinygo

package port

// block returns: without a scheduler, the exports of a TinyGo program are alive when main has returned.
func block() {}
