module example.org/me/thermometer

go 1.26.0

toolchain go1.27.1

require github.com/sonde-viz/sonde v0.1.0

replace github.com/sonde-viz/sonde => ../../..

tool github.com/sonde-viz/sonde/web/pack
