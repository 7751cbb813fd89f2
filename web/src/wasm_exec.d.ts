// wasm_exec.js of the Go toolchain, by the name that the bundler gives it (Makefile).
declare module "wasm_exec";
