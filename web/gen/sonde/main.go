// Command sonde writes web/generated from Sonde's own widgets: go run ./web/gen/sonde, in the root of the module.
package main

import (
	"fmt"
	"os"

	"github.com/sonde-viz/sonde/components"
	"github.com/sonde-viz/sonde/web/gen"
)

func main() {
	err := gen.Run(gen.Package{Name: "@sonde-viz/elements", Version: gen.Version, Kernels: true}, "web/generated", components.All()...)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
