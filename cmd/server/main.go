// Server serves the Sonde app. Everything is in this one binary: pages, wasm, recordings, icons.
//
//	server -addr localhost:8080
//
// The flag, or the environment variable ADDR, says where to listen; ":9000" is port 9000 on every
// network of the machine.
package main

import (
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
	err := run(ctx, os.Args[1:], os.Getenv("ADDR"), os.Stdout)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "server:", err)
		os.Exit(1)
	}
}

// run serves the embedded app until the context ends.
func run(ctx context.Context, args []string, env string, out io.Writer) error {
	addr, err := parse(args, env)
	if err != nil {
		return err
	}
	assets, err := fs.Sub(embedded, "assets")
	if err != nil {
		return err
	}
	handler, err := site.New(config(assets))
	if err != nil {
		return fmt.Errorf("%w (`make build` builds it)", err)
	}
	listener, err := open(addr)
	if err != nil {
		return err
	}
	return serve(ctx, listener, handler, out)
}

// parse returns the address to listen on.
func parse(args []string, env string) (string, error) {
	if env == "" {
		env = "localhost:8080"
	}
	flags := flag.NewFlagSet("server", flag.ContinueOnError)
	addr := flags.String("addr", env, "`address` to listen on")
	if err := flags.Parse(args); err != nil {
		return "", err
	}
	if flags.NArg() > 0 {
		return "", fmt.Errorf("unknown argument %q", flags.Arg(0))
	}
	return *addr, nil
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
