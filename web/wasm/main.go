// Command wasm is elements.wasm: all widgets of Sonde behind the port, for pages that are not Go programs.
package main

import (
	"github.com/sonde-viz/sonde/web/generated/bind"
	"github.com/sonde-viz/sonde/web/port"
)

func main() { port.Run(bind.All()...) }
