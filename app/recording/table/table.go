// Package table says how a text table is read, and what a user may fix of it.
//
// Options are what is fixed; a Layout is what was decided, a Preview shows it for the first lines of a file, and a Start is
// where its time begins. Package recording hands them on.
package table
