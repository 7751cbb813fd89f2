//go:build !tinygo

package port

// block keeps main from returning: a Go program that has returned is dead, and its exports with it.
func block() { select {} }
