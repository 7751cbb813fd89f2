package llvm

import (
	"slices"
	"testing"
)

func TestVariablesAreFoundInLLVMsLanguage(t *testing.T) {
	program := []byte(`@main.held = internal global { ptr, i32 } zeroinitializer, align 4, !dbg !1
@"github.com/a/b.list[float32]" = internal unnamed_addr global ptr null, align 4
@runtime.buildVersion = local_unnamed_addr global %runtime._string { ptr @.string, i32 6 }, align 8
@"main$string" = internal unnamed_addr constant [5 x i8] c" global"
@__heap_base = external global [0 x i8], align 1
@llvm.used = appending global [1 x ptr] [ptr @_initialize], section "llvm.metadata"
define void @f() {
  store i32 1, ptr @main.held
}
`)
	var names []string
	for _, match := range definition.FindAllSubmatch(program, -1) {
		names = append(names, string(match[1]))
	}
	want := []string{"main.held", "github.com/a/b.list[float32]", "runtime.buildVersion", "llvm.used"}
	if !slices.Equal(names, want) {
		t.Errorf("found %q, want %q", names, want)
	}
}
