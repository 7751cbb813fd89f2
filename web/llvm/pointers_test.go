package llvm

import (
	"strings"
	"testing"
)

// TestListPointers has a variable of each kind of type, and what is none.
func TestListPointers(t *testing.T) {
	program := `source_filename = "main"
%runtime._string = type { ptr, i32 }
%"main.pair[int, string]" = type { i64, [2 x %runtime._string] }

@sonde_pointers = external global [65536 x ptr], align 4
@number = internal unnamed_addr global i32 7, align 4
@"main global one" = internal global ptr null, align 4, !dbg !1
@constant = internal constant ptr @number, align 4
@elsewhere = external global ptr, align 4
@llvm.used = appending global [1 x ptr] [ptr @number], section "llvm.metadata"
@text = private constant [9 x i8] c"global { ", align 1
@pair = internal global %"main.pair[int, string]" zeroinitializer, align 8
@mixed = hidden global { i1, <{ double, ptr }>, [0 x ptr], <4 x float>, [2 x [1 x ptr]] } zeroinitializer
@"main$alloc.1" = internal global [16 x i8] zeroinitializer, align 4
@"main$alloc.2" = internal global [12 x i8] c"\00\00\00\00\7E\00 a\00\00\00\00", align 4
@buffer = internal global [16 x i8] zeroinitializer, align 4
define void @f() {
`
	got, err := listPointers([]byte(program))
	if err != nil {
		t.Fatal(err)
	}
	const mixed = "{ i1, <{ double, ptr }>, [0 x ptr], <4 x float>, [2 x [1 x ptr]] }"
	list := strings.Join([]string{
		`ptr getelementptr (ptr, ptr @"main global one", i32 0)`,
		`ptr getelementptr (%"main.pair[int, string]", ptr @pair, i32 0, i32 1, i32 0, i32 0)`,
		`ptr getelementptr (%"main.pair[int, string]", ptr @pair, i32 0, i32 1, i32 1, i32 0)`,
		`ptr getelementptr (` + mixed + `, ptr @mixed, i32 0, i32 1, i32 1)`,
		`ptr getelementptr (` + mixed + `, ptr @mixed, i32 0, i32 4, i32 0, i32 0)`,
		`ptr getelementptr (` + mixed + `, ptr @mixed, i32 0, i32 4, i32 1, i32 0)`,
		`ptr getelementptr (i8, ptr @"main$alloc.1", i32 0)`,
		`ptr getelementptr (i8, ptr @"main$alloc.1", i32 4)`,
		`ptr getelementptr (i8, ptr @"main$alloc.1", i32 8)`,
		`ptr getelementptr (i8, ptr @"main$alloc.1", i32 12)`,
		`ptr getelementptr (i8, ptr @"main$alloc.2", i32 0)`, // the second word begins as a number
		`ptr getelementptr (i8, ptr @"main$alloc.2", i32 8)`,
		`ptr null`,
	}, ", ")
	want := strings.Replace(program, "@sonde_pointers = external global [65536 x ptr], align 4", "@sonde_pointers = constant [13 x ptr] ["+list+"]", 1)
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTypesThatAreNotKnown(t *testing.T) {
	for _, kind := range []string{"%other zeroinitializer", "x86_mmx undef", "{ ptr, opaque } undef", "[a x ptr] undef"} {
		if _, err := listPointers([]byte("\n@sonde_pointers = external global [1 x ptr]\n@v = global " + kind + "\n")); err == nil {
			t.Errorf("%s is taken", kind)
		}
	}
}

func TestProgramsWithoutTheList(t *testing.T) {
	program := "\n@v = global ptr null\n"
	if got, err := listPointers([]byte(program)); err != nil || string(got) != program {
		t.Errorf("%q, %v", got, err)
	}
}
