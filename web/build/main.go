// Build does the parts of the Makefile that need more than a shell: compressing, collecting what the
// server embeds, checking sizes, and adding up the results of tests. It runs with `go run ./web/build`,
// from the root of the repository.
package main

import (
	"fmt"
	"os"
)

var commands = []struct {
	name, usage, does string
	run               func(args []string) error
}{
	{"compress", "[-level n] file...", "write file.br and file.gz beside each file", compressCommand},
	{"assemble", "[-level n]", "fill cmd/server/assets with what the server embeds, compressed", assembleCommand},
	{"sizes", "", "print the sizes and packages of what users download; fail above the budgets", sizesCommand},
	{"step", "[-results kind] name command...", "run one step of the checks and keep its result", stepCommand},
	{"count", "[-status n]", "add up all results and print `N passed, N failed`; fail when one failed", countCommand},
	{"browser", "", "see that Chromium and fonts are there; install them where that may be done", browserCommand},
	{"llvm", "", "install TinyGo and LLVM where they are missing", llvmCommand},
	{"elements", "[package file]", "build a program of elements through TinyGo and LLVM", elementsCommand},
	{"same", "folder copy", "fail when two folders differ in the name or content of a file", sameCommand},
}

func main() {
	if len(os.Args) > 1 {
		for _, c := range commands {
			if c.name != os.Args[1] {
				continue
			}
			if err := c.run(os.Args[2:]); err != nil {
				fmt.Fprintf(os.Stderr, "build %s: %v\n", c.name, err)
				os.Exit(1)
			}
			return
		}
	}
	fmt.Fprintln(os.Stderr, "usage: go run ./web/build command")
	for _, c := range commands {
		fmt.Fprintf(os.Stderr, "  %-9s %-32s %s\n", c.name, c.usage, c.does)
	}
	os.Exit(2)
}
