package gen

import (
	"strconv"
	"strings"

	"github.com/sonde-viz/sonde/web/kernels/api"
)

const planDoc = "A plan for transforms of n values, from 1 to %s, of any factors, as far as memory goes: a length with a large prime factor takes that of a power of two above twice as much."

const plan2DDoc = "A plan for matrices of that shape, row by row: input holds rows times columns values, output rows times columns complex ones, or rows times floor(columns/2)+1 of a real transform (the columns of frequencies that are not negative). The shape has at most %s values."

const bufferDoc = "An array of length values in the kernels' memory."

// types are the declarations for TypeScript.
func (a *kernelAPI) types() File {
	t := &text{}
	data, err := static.ReadFile("static/compute.d.ts")
	if err != nil {
		panic("gen: " + err.Error()) // embedded
	}
	t.Write(data)
	t.line("")
	for _, s := range a.options {
		t.doc("", s.doc)
		t.line("export interface %s {", s.name)
		for _, f := range s.fields {
			t.doc("  ", f.doc+" Allowed: "+strings.ReplaceAll(f.allowed(), "`", "")+". Default: "+strings.Trim(f.fallback, "\"")+".")
			t.line("  %s?: %s;", f.name, f.tsType())
		}
		t.line("}\n")
	}
	t.line("export type PlanType = %s;\n", union(api.PlanType("").Values()))
	for _, o := range a.objects {
		t.doc("", o.doc)
		t.line("export interface %s<T> {", o.name)
		for _, m := range o.members {
			t.doc("  ", m.doc)
			t.line("  %s;", m.signature)
		}
		t.line("}\n")
	}
	t.doc("", "The kernels, from load. Every call throws a ComputeError for an argument that it can't work with.")
	t.line("export interface Compute {")
	t.doc("  ", strings.Replace(planDoc, "%s", strconv.Itoa(api.LongestPlan), 1))
	t.line("  fftPlan<T extends PlanType = \"complex64\">(n: number, options?: PlanOptions & { type?: T }): Plan<PlanArray<T>>;")
	t.doc("  ", strings.Replace(plan2DDoc, "%s", strconv.Itoa(api.LongestPlan), 1))
	t.line("  fftPlan2d<T extends PlanType = \"complex64\">(rows: number, columns: number, options?: Plan2DOptions & { type?: T }): Plan<PlanArray<T>>;")
	t.doc("  ", bufferDoc)
	t.line("  buffer<T extends BufferType>(type: T, length: number): Buffer<BufferArray<T>>;")
	for _, c := range a.calls {
		for _, signature := range c.signatures() {
			t.doc("  ", c.doc) // of each, because editors show that of the one chosen
			t.line("  %s;", signature)
		}
	}
	t.doc("  ", "What the kernels hold.")
	t.line("  memory(): MemoryUse;\n}")
	return headed("npm/dist/compute.d.ts", "// ", "\n\n", t.Bytes())
}

// signatures are a call's for TypeScript: the result is a new array, whatever memory the arguments lie in, or out.
func (c apiCall) signatures() [2]string {
	arguments := strings.TrimSuffix(c.arguments, ", out?: "+c.result)
	if !c.generic {
		return [2]string{
			c.name + "(" + arguments + "): " + c.result + "<ArrayBuffer>",
			c.name + "<O extends " + c.result + ">(" + arguments + ", out?: O): O",
		}
	}
	first, others, _ := strings.Cut(arguments, ": T")
	arguments = first + ": T" + strings.ReplaceAll(others, ": T", ": Kind<T>")
	return [2]string{
		c.name + "<T extends Floats>(" + arguments + "): New<T>",
		c.name + "<T extends Floats, O extends Kind<T>>(" + arguments + ", out?: O): O",
	}
}

// short is the signature for reading.
func (c apiCall) short() string { return c.name + "(" + c.arguments + "): " + c.result }

func (f apiField) tsType() string {
	switch f.kind {
	case "enum":
		return union(f.values)
	case "boolean":
		return "boolean"
	case "color":
		return "readonly [number, number, number, number] | Uint8Array | Uint8ClampedArray"
	}
	return "number"
}

// page is the reference.
func (a *kernelAPI) page() File {
	t := &text{}
	data, err := static.ReadFile("static/compute.md")
	if err != nil {
		panic("gen: " + err.Error()) // embedded
	}
	t.Write(data)
	t.line("\n## Plans and buffers\n")
	t.line("`fftPlan(n: number, options?: PlanOptions): Plan`\n\n"+planDoc+"\n", strconv.Itoa(api.LongestPlan))
	a.table(t, "PlanOptions")
	t.line("`fftPlan2d(rows: number, columns: number, options?: Plan2DOptions): Plan`\n\n"+plan2DDoc+"\n", strconv.Itoa(api.LongestPlan))
	a.table(t, "Plan2DOptions")
	t.line("`buffer(type: \"float32\" | \"float64\" | \"uint8\", length: number): Buffer`\n\n" + bufferDoc + "\n")
	for _, o := range a.objects {
		t.line("### %s\n\n%s\n\n| | |\n|---|---|", o.name, o.doc)
		for _, m := range o.members {
			t.line("| `%s` | %s |", strings.TrimPrefix(m.signature, "readonly "), m.doc)
		}
		t.line("")
	}
	t.line("`memory(): { bytes, heap, allocations }` is the size of the kernels' memory in bytes, the bytes in use (plans, buffers, and what is kept for the next call), and the number of allocations since the start.\n")
	t.line("## Calls\n\nT and Floats are Float32Array or Float64Array.\n")
	for _, c := range a.calls {
		t.line("### %s\n\n`%s`\n\n%s\n", c.name, c.short(), c.doc)
		a.table(t, c.options)
	}
	t.line("## Errors\n\nAn argument or option that a call can't work with throws a `ComputeError` before anything is computed; `load` without a module rejects with one. It has `argument`, its name; `value`, what was given; and `allowed`, what may be given, in words.")
	t.line("A name in the options that means nothing is an error too.")
	t.line("\n```js\ntry {\n  c.welch(samples, { overlap: 1 });\n} catch (e) {\n  e.message; // compute: overlap is 1; allowed: numbers from 0 to 0.99\n  e.argument; // \"overlap\"\n}\n```")
	return headed("docs/compute.md", "<!-- ", " -->\n\n", t.Bytes())
}

func (a *kernelAPI) table(t *text, options string) {
	for _, s := range a.options {
		if s.name != options {
			continue
		}
		t.line("| option | default | allowed | |\n|---|---|---|---|")
		for _, f := range s.fields {
			t.line("| `%s` | `%s` | %s | %s |", f.name, f.fallback, f.allowed(), f.doc)
		}
		t.line("")
	}
}
