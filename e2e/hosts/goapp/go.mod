module example.org/me/goapp

go 1.26.0

toolchain go1.27.1

require (
	github.com/maxence-charriere/go-app/v9 v9.8.0
	github.com/sonde-viz/sonde v0.1.0
)

require (
	github.com/andybalholm/brotli v1.2.8 // indirect
	github.com/google/uuid v1.3.0 // indirect
)

replace github.com/sonde-viz/sonde => ../../..
