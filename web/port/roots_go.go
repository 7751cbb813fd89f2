//go:build !tinygo

package port

// hideCounts is for TinyGo's collector; Go's knows the types of all variables.
func hideCounts() {}
