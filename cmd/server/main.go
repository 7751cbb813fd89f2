// Server serves the Sonde app. Everything is in this one binary: pages, wasm, recordings, icons.
//
//	server -addr localhost:8080 -keep folder
//
// The flag addr, or the environment variable ADDR, says where to listen; ":9000" is port 9000 on every
// network of the machine.
//
// The flag keep, or the environment variable KEEP, names a folder for the files of earlier versions: a page that
// was opened before this version was deployed still gets from there what it loads on demand. The server writes its own
// files into the folder (about 35 MB), and drops all but the last four other versions. By default it is in the user's cache
// folder; "-keep none" keeps nothing.
package main

import (
	"cmp"
	"context"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/sonde-viz/sonde/web/site"
)

// `make build` fills the folder; a clean clone has an empty one, so that everything compiles.
//
//go:embed all:assets
var embedded embed.FS

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:], os.Getenv, os.Stdout)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "server:", err)
		os.Exit(1)
	}
}

// run serves the embedded app until the context ends.
func run(ctx context.Context, args []string, env func(string) string, out io.Writer) error {
	given, err := parse(args, env)
	if err != nil {
		return err
	}
	assets, err := fs.Sub(embedded, "assets")
	if err != nil {
		return err
	}
	handler, err := handle(given, assets, out)
	if err != nil {
		return fmt.Errorf("%w (`make build` builds it)", err)
	}
	listener, err := open(given.addr)
	if err != nil {
		return err
	}
	return serve(ctx, listener, handler, out)
}

// handle makes the handler. Only a folder that was asked for must be there to keep earlier versions in.
func handle(given settings, assets fs.FS, out io.Writer) (http.Handler, error) {
	c := config(assets)
	c.Keep = given.keep
	handler, err := site.New(c)
	if err == nil || !given.guessed {
		return handler, err
	}
	c.Keep = ""
	handler, without := site.New(c)
	if without == nil {
		fmt.Fprintf(out, "Files of earlier versions are not kept (-keep folder would): %v\n", err)
	}
	return handler, without
}

// settings are what the flags and the environment say.
type settings struct {
	addr    string
	keep    string // "" keeps nothing
	guessed bool   // keep was not asked for
}

func parse(args []string, env func(string) string) (settings, error) {
	s := settings{addr: cmp.Or(env("ADDR"), "localhost:8080"), keep: env("KEEP")}
	flags := flag.NewFlagSet("server", flag.ContinueOnError)
	flags.StringVar(&s.addr, "addr", s.addr, "`address` to listen on")
	flags.StringVar(&s.keep, "keep", s.keep, "`folder` for the files of earlier versions, which open pages may still load; none: keep nothing (default: in the user's cache folder)")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	if flags.NArg() > 0 {
		return s, fmt.Errorf("unknown argument %q", flags.Arg(0))
	}
	switch s.keep {
	case "none":
		s.keep = ""
	case "":
		s.guessed = true
		if cache, err := os.UserCacheDir(); err == nil {
			s.keep = filepath.Join(cache, "sonde", "versions")
		}
	}
	return s, nil
}

func open(addr string) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is taken by another program; choose another address, such as ADDR=localhost:8081", addr)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %q: %w", addr, err)
	}
	return listener, nil
}

// serve answers until the context ends, and then lets the requests in progress finish.
func serve(ctx context.Context, listener net.Listener, handler http.Handler, out io.Writer) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      5 * time.Minute, // 10 MB of wasm over a slow line
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
	fmt.Fprintf(out, "Sonde is served on %s\n", address(listener.Addr()))

	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	deadline, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return server.Shutdown(deadline)
}

// address is what to type into a browser on this machine.
func address(listening net.Addr) string {
	tcp, ok := listening.(*net.TCPAddr)
	if !ok {
		return "http://" + listening.String()
	}
	if tcp.IP.IsUnspecified() || tcp.IP.IsLoopback() {
		return fmt.Sprintf("http://localhost:%d", tcp.Port)
	}
	return "http://" + tcp.String()
}
