package llvm

// Elements is a program of elements, such as web/wasm, whose main runs when the page calls _initialize. The linker
// exports the stack pointer, which a trap leaves wherever it was.
func Elements(pkg string) Program {
	return Program{Package: pkg, Target: "web/llvm/target/elements.json", Heap: true, Linker: []string{"--export=__stack_pointer"}}
}
