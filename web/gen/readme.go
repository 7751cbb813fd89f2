package gen

import "strings"

// readme is the npm package's README.md.
func readme(p Package, widgets []Widget) File {
	t := &text{}
	t.line("# %s\n\nCustom elements with wrappers for React and Vue. They compute and draw in WebAssembly, which loads when the first\nelement is in a page; nothing has to be configured.\n", p.Name)
	t.line("    npm install %s\n", p.Name)
	t.line("| element | React, Vue | |\n|---|---|---|")
	for _, w := range widgets {
		t.line("| `<%s>` | `%s` | %s |", w.Tag, w.Name, cell(w.Summary()))
	}
	for _, w := range widgets {
		if len(w.Examples) == 0 {
			continue
		}
		// One example of each host is enough here; the pages of the widgets have them all.
		for _, f := range snippets[1:] {
			language, code := f(p, w, w.Examples[0])
			t.line("\n## %s\n\n```%s\n%s```", hosts[language], language, code)
		}
		break
	}
	t.line("\n%s", strings.TrimSpace(`
## Where the WebAssembly is

It lies beside the package's modules, and bundlers that know `+"`new URL(\"./x.wasm\", import.meta.url)`"+` copy it (Vite,
webpack, Rollup, Parcel). Where yours does not, or to serve it from elsewhere:

`+"```js"+`
import { configure } from "`+p.Name+`";
configure({ wasmUrl: "/static/elements.wasm" }); // a copy of `+p.Name+`/elements.wasm
`+"```"+`

A strict Content-Security-Policy needs `+"`script-src 'wasm-unsafe-eval'`"+` and `+"`connect-src`"+` for that address. Serve the file
as application/wasm and compressed: brotli makes it a third as large, or less.

## Workers

Work of more than about half a second is shared with up to three Workers, while the page does its part in slices of 8 ms. They
are started when there is such work, ended ten seconds after it, and never waited for: a page whose policy or bundler leaves
their script (worker.js) or compute.wasm out does all of it by itself, and shows the same. `+"`configure({ workers: false })`"+`
does without them, `+"`workerUrl` and `computeUrl`"+` say where the files are. A Content-Security-Policy needs `+"`worker-src 'self'`"+`, or a
script-src that holds for Workers too, and that of worker.js itself what the page's has.

In Vue templates with raw tags: `+"`vue({ template: { compilerOptions: { isCustomElement } } })`"+` with `+"`isCustomElement`"+` from
`+"`"+p.Name+"/vite`"+`. In JSX with raw tags, types come with `+"`import \""+p.Name+"/jsx\"`"+`.`))
	return File{"npm/README.md", append([]byte("<!-- "+header+" -->\n\n"), t.Bytes()...)}
}
