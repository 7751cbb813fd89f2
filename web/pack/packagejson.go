package main

import (
	"bytes"
	"encoding/json"

	"github.com/sonde-viz/sonde/web/gen"
)

// object is a JSON object that keeps its order: Node reads exports from the top.
type object []member

type member struct {
	key   string
	value any
}

func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(m.key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// packageJSON is package.json.
func packageJSON(p gen.Package) []byte {
	module := func(path string) object {
		return object{{"types", path + ".d.ts"}, {"default", path + ".js"}}
	}
	optional := object{{"optional", true}}
	o := object{
		{"name", p.Name},
		{"version", p.Version},
		{"description", "Signal and matrix pictures as custom elements, with wrappers for React and Vue"},
	}
	if p.Name == sonde {
		o = append(o,
			member{"license", "MIT"},
			member{"repository", object{{"type", "git"}, {"url", "git+https://github.com/sonde-viz/sonde.git"}}})
	}
	exports := object{
		{".", module("./dist/index")},
		{"./elements/*", module("./dist/elements/*")},
		{"./define/*", module("./dist/define/*")},
		{"./react", module("./dist/react/index")},
		{"./vue", module("./dist/vue/index")},
		{"./vite", module("./dist/vite")},
		{"./jsx", module("./dist/jsx")},
		{"./testing", module("./dist/testing")},
		{"./elements.wasm", "./dist/runtime/elements.wasm"},
		{"./custom-elements.json", "./custom-elements.json"},
		{"./package.json", "./package.json"},
	}
	if p.Name == sonde {
		exports = append(exports,
			member{"./compute", object{{"types", "./dist/compute.d.ts"}, {"default", "./dist/runtime/compute.js"}}},
			member{"./compute.wasm", "./dist/runtime/compute.wasm"})
	}
	o = append(o, object{
		{"type", "module"},
		{"exports", exports},
		{"sideEffects", []string{"./dist/index.js", "./dist/define/*.js"}},
		{"files", []string{"dist", "custom-elements.json", "web-types.json", "vscode.html-custom-data.json"}},
		{"customElements", "custom-elements.json"},
		{"web-types", "./web-types.json"},
		{"peerDependencies", object{{"react", "^18.2.0 || ^19.0.0"}, {"vue", "^3.5.0"}}},
		{"peerDependenciesMeta", object{{"react", optional}, {"vue", optional}}},
	}...)
	data, err := json.Marshal(o)
	if err != nil {
		panic("pack: " + err.Error()) // nothing but text
	}
	var b bytes.Buffer
	if err := json.Indent(&b, data, "", "  "); err != nil {
		panic("pack: " + err.Error())
	}
	b.WriteByte('\n')
	return b.Bytes()
}
