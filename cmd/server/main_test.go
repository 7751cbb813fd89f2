package main

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/sonde-viz/sonde/web/site"
)

// assets stand in for the folder that `make build` fills: all that the configuration names.
func assets() fs.FS {
	files := fstest.MapFS{"app.wasm": {Data: []byte("\x00asm\x01\x00\x00\x00")}}
	c := config(nil)
	for _, name := range c.Styles {
		files[name] = &fstest.MapFile{}
	}
	for _, page := range c.Pages {
		if page.Wasm != "" {
			files[page.Wasm] = files["app.wasm"]
		}
	}
	return files
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	return listener
}

func TestEveryPageOfTheAppAnswers(t *testing.T) {
	handler, err := site.New(config(assets()))
	if err != nil {
		t.Fatal(err)
	}
	listener := listen(t)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- serve(ctx, listener, handler, io.Discard) }()

	for _, page := range config(assets()).Pages {
		answer, err := http.Get("http://" + listener.Addr().String() + page.Path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || answer.StatusCode != http.StatusOK || !bytes.Contains(body, []byte("<title>"+page.Title)) {
			t.Errorf("%s answers %d (%v) %.200s", page.Path, answer.StatusCode, err, body)
		}
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("the server ends with %v", err)
	}
	if _, err := net.Dial("tcp", listener.Addr().String()); err == nil {
		t.Error("a stopped server still takes connections")
	}
}

// A signal cancels the context; the request that is in progress then must still be answered.
func TestStopLetsRequestsFinish(t *testing.T) {
	listener := listen(t)
	ctx, stop := context.WithCancel(context.Background())
	slow := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		stop()
		// The listener is closed first, so nobody else gets in while this request is answered.
		for {
			conn, err := net.Dial("tcp", listener.Addr().String())
			if err != nil {
				break
			}
			conn.Close()
		}
		io.WriteString(w, "the whole answer")
	})
	ended := make(chan error)
	go func() { ended <- serve(ctx, listener, slow, io.Discard) }()

	answer, err := http.Get("http://" + listener.Addr().String() + "/")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if body, err := io.ReadAll(answer.Body); err != nil || string(body) != "the whole answer" {
		t.Errorf("the request in progress got %q, %v", body, err)
	}
	if err := <-ended; err != nil {
		t.Errorf("the server ends with %v", err)
	}
}

func TestAddressIsPrinted(t *testing.T) {
	tests := []struct {
		addr *net.TCPAddr
		want string
	}{
		{&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}, "http://localhost:8080"},
		{&net.TCPAddr{IP: net.IPv6loopback, Port: 8080}, "http://localhost:8080"},
		{&net.TCPAddr{IP: net.IPv6unspecified, Port: 9000}, "http://localhost:9000"},
		{&net.TCPAddr{IP: net.IPv4(192, 0, 2, 7), Port: 80}, "http://192.0.2.7:80"},
	}
	for _, tt := range tests {
		if got := address(tt.addr); got != tt.want {
			t.Errorf("%v is printed as %s, want %s", tt.addr, got, tt.want)
		}
	}
	var out bytes.Buffer
	ctx, stop := context.WithCancel(context.Background())
	stop()
	listener := listen(t)
	if err := serve(ctx, listener, http.NotFoundHandler(), &out); err != nil {
		t.Fatal(err)
	}
	if want := address(listener.Addr()); !strings.Contains(out.String(), want) {
		t.Errorf("prints %q without %s", &out, want)
	}
}

func TestListenErrorsSayWhatToDo(t *testing.T) {
	taken := listen(t)
	tests := []struct{ name, addr, want string }{
		{"taken port", taken.Addr().String(), "taken"},
		{"no port", "localhost", "cannot listen"},
		{"not an address", "localhost:http:9", "cannot listen"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			listener, err := open(tt.addr)
			if err == nil {
				listener.Close()
				t.Fatal("no error")
			}
			if got := err.Error(); !strings.Contains(got, tt.want) || !strings.Contains(got, tt.addr) || strings.Contains(got, "\n") {
				t.Errorf("the error is %q: it should say %q and name %s, in one line", got, tt.want, tt.addr)
			}
		})
	}
}

func TestFlagsBeatTheEnvironment(t *testing.T) {
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	usual := filepath.Join(cache, "sonde", "versions")
	type environment map[string]string
	tests := []struct {
		name string
		env  environment
		args []string
		want settings
	}{
		{"neither", nil, nil, settings{"localhost:8080", usual, true}},
		{"environment", environment{"ADDR": ":9000", "KEEP": "/e"}, nil, settings{":9000", "/e", false}},
		{"flag", environment{"ADDR": ":9000", "KEEP": "/e"}, []string{"-addr", ":9001", "-keep", "/f"}, settings{":9001", "/f", false}},
		{"nothing kept", environment{"KEEP": "none"}, nil, settings{"localhost:8080", "", false}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := parse(tt.args, func(name string) string { return tt.env[name] }); got != tt.want || err != nil {
				t.Errorf("settings %+v (%v), want %+v", got, err, tt.want)
			}
		})
	}
	if _, err := parse([]string{"stray"}, os.Getenv); err == nil {
		t.Error("an argument that means nothing is accepted")
	}
}

func TestAFolderIsNeededOnlyWhereItWasAskedFor(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := handle(settings{keep: file, guessed: true}, assets(), &out); err != nil || !strings.Contains(out.String(), "-keep") {
		t.Errorf("a usual folder that is not there: %v, says %q", err, &out)
	}
	if _, err := handle(settings{keep: file}, assets(), io.Discard); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("a folder that was asked for and is not there: %v", err)
	}
	folder := filepath.Join(t.TempDir(), "new")
	if _, err := handle(settings{keep: folder}, assets(), io.Discard); err != nil {
		t.Error(err)
	}
	if kept, err := os.ReadDir(folder); err != nil || len(kept) != 1 {
		t.Errorf("the folder holds %v (%v)", kept, err)
	}
}
