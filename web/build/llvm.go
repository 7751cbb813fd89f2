package main

import (
	"fmt"
	"os"

	"github.com/sonde-viz/sonde/web/llvm"
)

// llvmCommand installs the tools of the LLVM builds.
func llvmCommand([]string) error {
	if err := llvm.Install(); err != nil {
		return err
	}
	versions, err := llvm.Versions()
	fmt.Print(versions)
	return err
}

// elementsCommand builds a program of elements through TinyGo and LLVM; without arguments it fails where they are missing.
func elementsCommand(args []string) error {
	if len(args) == 0 {
		_, err := llvm.Versions()
		return err
	}
	if len(args) != 2 {
		return fmt.Errorf("it takes the folder of a program and the file to write")
	}
	if err := llvm.Elements(args[0]).Build(args[1]); err != nil {
		return err
	}
	info, err := os.Stat(args[1])
	if err == nil {
		fmt.Printf("%s: %d bytes\n", args[1], info.Size())
	}
	return err
}
