//go:build tinygo

package main

// exitNow is what the os package would call; it does not return.
//
//go:wasmimport wasi_snapshot_preview1 proc_exit
func exitNow(code int32)

func exit(code int) { exitNow(int32(code)) }

// block can't wait for anything: there is no scheduler.
func block() {
	for {
	}
}

func init() { main() }
