//go:build tinygo

package main

// TinyGo calls initialisers when the page calls _initialize, and main never: a program of exports has no main.
func init() { main() }
