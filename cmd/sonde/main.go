// Sonde tells on the command line what the app would read and draw.
//
//	sonde info FILE... [-json]
//
// info prints what each file is read as.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

// command is one of the sub-commands: it takes its own arguments and writes what it found.
type command struct {
	name, usage string
	run         func(args []string, out io.Writer) error
}

var commands = []command{
	{"info", "what recordings are read as, for people or as JSON", info},
}

func main() {
	err := run(os.Args[1:], os.Stdout)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		if !errors.Is(err, errSaid) {
			fmt.Fprintln(os.Stderr, "sonde:", err)
		}
		os.Exit(1)
	}
}

// errSaid ends the program with status 1 after everything has been said.
var errSaid = errors.New("said")

func run(args []string, out io.Writer) error {
	if len(args) == 0 || args[0] == "-h" || args[0] == "-help" || args[0] == "--help" || args[0] == "help" {
		fmt.Fprintln(out, "usage: sonde COMMAND [arguments]; sonde COMMAND -help says more")
		for _, c := range commands {
			fmt.Fprintf(out, "  %-8s %s\n", c.name, c.usage)
		}
		if len(args) == 0 {
			return errors.New("no command is given; allowed: " + names())
		}
		return nil
	}
	for _, c := range commands {
		if c.name == args[0] {
			return c.run(args[1:], out)
		}
	}
	return fmt.Errorf("%q is not a command; allowed: %s", args[0], names())
}

func names() (s string) {
	for i, c := range commands {
		if i > 0 {
			s += ", "
		}
		s += c.name
	}
	return s
}

// mixed parses flags wherever they stand among the arguments, which it gives.
func mixed(set *flag.FlagSet, args []string) (rest []string, err error) {
	for len(args) > 0 {
		if err := set.Parse(args); err != nil {
			return nil, err
		}
		if args = set.Args(); len(args) > 0 {
			rest, args = append(rest, args[0]), args[1:]
		}
	}
	return rest, nil
}
