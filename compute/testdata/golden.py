#!/usr/bin/python3
"""Writes the golden values of compute's tests: testdata/golden.json of fft, window, spectral and colormap.

Usage: /usr/bin/python3 compute/testdata/golden.py      (Debian: python3-scipy, python3-matplotlib)

Made with scipy 1.10.1, numpy 1.24.2, matplotlib 3.6.3. The signals of the transforms are made here and in the Go tests
by the same integer recurrence, so they are equal to the last bit and need not be stored.
"""
import json
import os
import zlib

import matplotlib
import numpy as np
import scipy
from matplotlib import cm
from matplotlib.colors import Normalize
from scipy import fft, signal
from scipy.signal import windows

HERE = os.path.dirname(os.path.abspath(__file__))


def noise(n, seed):
    """Numbers in [-0.5, 0.5), by the minimal standard generator's recurrence modulo 2^31."""
    x, out = seed, []
    for _ in range(n):
        x = (1103515245 * x + 12345) % 2**31
        out.append(x / 2**31 - 0.5)
    return np.array(out)


def listed(a):
    """Thirteen digits: the tests ask for 1e-11."""
    return [float(f"{v:.13g}") for v in np.ravel(a)]


def write(package, values):
    values = {"made with": f"scipy {scipy.__version__}, numpy {np.__version__}, matplotlib {matplotlib.__version__}", **values}
    folder = os.path.join(HERE, "..", package, "testdata")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "golden.json"), "w") as f:
        # one case a line
        f.write(json.dumps(values, separators=(",", ":")).replace("},{", "},\n{").replace(":[{", ":[\n{") + "\n")


def transforms():
    cases = []
    for n in [1, 2, 3, 5, 7, 9, 11, 13, 15, 17, 21, 31, 45, 97, 101, 121, 127]:
        x = noise(2 * n, n).view(complex)
        y = fft.fft(x)
        cases.append({"n": n, "complex": listed(y.view(float)), "real": listed(fft.rfft(x.real).view(float))})
    return {"cases": cases}


def tapers():
    cases = []
    for kind, name in {
        "rectangular": "boxcar", "hann": "hann", "hamming": "hamming", "blackman": "blackman",
        "blackman-harris": "blackmanharris", "flat-top": "flattop", "kaiser": ("kaiser", 8.6), "tukey": ("tukey", 0.5),
        "gaussian": "gaussian", "bartlett": "bartlett", "nuttall": "nuttall",
    }.items():
        for n in [1, 2, 3, 16, 17, 64]:
            for symmetric in [False, True]:
                spec = name
                if kind == "gaussian":  # sigma in samples: 1/8 of the period of the window
                    spec = ("gaussian", max(1, (n - 1 if symmetric else n)) / 8)
                cases.append({"kind": kind, "shape": 0, "symmetric": symmetric, "n": n,
                              "w": listed(windows.get_window(spec, n, fftbins=not symmetric))})
    for kind, shape, spec in [("kaiser", 2, ("kaiser", 2)), ("kaiser", 14, ("kaiser", 14)), ("kaiser", 40, ("kaiser", 40)),
                              ("tukey", 0.1, ("tukey", 0.1)), ("tukey", 1, ("tukey", 1)), ("gaussian", 0.25, ("gaussian", 0.25 * 30))]:
        cases.append({"kind": kind, "shape": shape, "symmetric": False, "n": 30, "w": listed(windows.get_window(spec, 30))})
    return {"cases": cases}


WINDOWS = {"rectangular": "boxcar", "hann": "hann", "hamming": "hamming", "blackman-harris": "blackmanharris",
           "flat-top": "flattop", "kaiser": ("kaiser", 8.6), "nuttall": "nuttall", "bartlett": "bartlett"}


def spectra():
    fs = 1000.0
    n = 240
    t = np.arange(n) / fs
    x = noise(n, 7) + 0.25 + 0.5 * np.round(np.sin(2 * np.pi * 125 * t) * 4) / 4
    x = np.round(x * 2**16) / 2**16  # so that its decimals are exact
    values = {"sampleRate": fs, "x": [float(v) for v in x]}

    cases = []
    for kind, w in WINDOWS.items():
        for size, shared in [(64, 0), (64, 32), (50, 25), (48, 36), (33, 16), (45, 0)]:
            if kind not in ("hann", "flat-top") and size not in (64, 45):
                continue
            for detrend in ["none", "constant"]:
                args = dict(fs=fs, window=w, nperseg=size, noverlap=shared, detrend=False if detrend == "none" else detrend)
                f, density = signal.welch(x, scaling="density", **args)
                _, power = signal.welch(x, scaling="spectrum", **args)
                cases.append({"window": kind, "fftSize": size, "shared": shared, "detrend": detrend, "f": listed(f),
                              "density": listed(density), "power": listed(power)})
    values["welch"] = cases

    cases = []
    for kind, w in WINDOWS.items():
        for m in [239, 240]:
            if m == 239 and kind != "hann":
                continue
            _, density = signal.periodogram(x[:m], fs=fs, window=w, detrend="constant", scaling="density")
            _, power = signal.periodogram(x[:m], fs=fs, window=w, detrend="constant", scaling="spectrum")
            cases.append({"window": kind, "n": m, "density": listed(density), "power": listed(power)})
    values["periodogram"] = cases

    cases = []
    for kind, size, shared in [("hann", 64, 48), ("blackman-harris", 32, 16), ("flat-top", 45, 15)]:
        args = dict(fs=fs, window=WINDOWS[kind], nperseg=size, noverlap=shared)
        f, t, z = signal.stft(x, boundary=None, padded=False, detrend=False, **args)
        rms = np.abs(z) * np.sqrt(2)
        rms[0] /= np.sqrt(2)
        if size % 2 == 0:
            rms[-1] /= np.sqrt(2)
        _, t2, density = signal.spectrogram(x, detrend="constant", scaling="density", **args)
        assert np.allclose(t, t2)
        cases.append({"window": kind, "fftSize": size, "shared": shared, "time": listed(t),
                      "rms": [listed(c) for c in rms.T], "densityConstant": [listed(c) for c in density.T]})
    values["stft"] = cases
    return values


def colours():
    """Indices through Normalize and a colormap whose colours are their own numbers, under and over apart."""
    ranges = [(0, 1), (-3, 5), (-120, 0), (1e-3, 1.7e4)]
    cases = []
    for lo, hi in ranges:
        v = lo + (hi - lo) * np.concatenate([np.linspace(-0.1, 1.1, 97), np.arange(0, 257) / 256])
        u = Normalize(lo, hi)(v)
        marked = matplotlib.colors.ListedColormap([(i / 255, 0, 0) for i in range(256)])
        marked.set_under((0, 1, 0))
        marked.set_over((0, 0, 1))
        rgba = marked(np.asarray(u), bytes=True)
        index = [-1 if c[1] else -2 if c[2] else int(c[0]) for c in rgba]
        cases.append({"lo": lo, "hi": hi, "v": [float(a) for a in v], "index": index})
    tables = {n: np.ascontiguousarray(cm.get_cmap(n, 256)(np.arange(256), bytes=True)[:, :3])
              for n in "viridis magma inferno plasma cividis turbo gray coolwarm".split()}
    return {"index": cases,
            "colours at 0 64 128 200 255": {n: [list(map(int, t[i])) for i in (0, 64, 128, 200, 255)] for n, t in tables.items()},
            "crc32 of red green blue": {n: zlib.crc32(t.tobytes()) for n, t in tables.items()}}


write("fft", transforms())
write("window", tapers())
write("spectral", spectra())
write("colormap", colours())
