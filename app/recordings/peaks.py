#!/usr/bin/python3
"""Write peaks.json: what scipy and numpy read in the shipped recordings (see "conventions" there)."""
import csv
import hashlib
import json
import pathlib

import numpy as np
import scipy
from scipy import signal
from scipy.io import wavfile

HERE = pathlib.Path(__file__).parent

CONVENTIONS = """\
samples: 16-bit PCM divided by 32768; CSV values as they are written.
spectrum: scipy.signal.welch(samples[span], rate, window='hann' (periodic), nperseg=nperseg, noverlap=nperseg/2,
detrend=False, scaling='spectrum', average='mean', return_onesided=True): whole segments only, no padding,
power (mean square) per bin, corrected for coherent gain, doubled except at 0 Hz and at half the rate.
span: [first, last) sample.
peak: a bin k, 2 <= k <= nperseg/2-1, with P[k] > P[k-1] and P[k] >= P[k+1]; the five of greatest P, in falling order
(bin 1 is left out: it holds what the window leaks of the mean).
bin, frequency: k and k*rate/nperseg in Hz, without interpolation.
power: P[k], in unit^2.
db: 10*log10(P), re 1 unit rms (the unit being full scale for WAV, mV for the ECG).
dbfs: 10*log10(P/0.5), re a sine of amplitude 1 unit, so 3.0103 above db.
decoded: number of samples per channel, rate in Hz, the first eight samples and the sum of squares, in float64.""".split("\n")


def read(path):
    if path.suffix == ".wav":
        rate, samples = wavfile.read(path)
        assert samples.dtype == np.int16 and samples.ndim == 1
        return rate, samples / 32768
    with path.open() as f:
        rows = list(csv.reader(f))[1:]
    times = np.array([float(r[0]) for r in rows])
    rate = round((len(times) - 1) / (times[-1] - times[0]))
    return rate, np.array([float(r[1]) for r in rows])


def peaks(samples, rate, nperseg, first, last):
    f, p = signal.welch(samples[first:last], rate, window="hann", nperseg=nperseg, noverlap=nperseg // 2,
                        detrend=False, scaling="spectrum")
    k = np.arange(2, nperseg // 2)
    k = k[(p[k] > p[k - 1]) & (p[k] >= p[k + 1])]
    k = k[np.argsort(-p[k], kind="stable")[:5]]
    return {
        "span": [first, last],
        "nperseg": nperseg,
        "peaks": [{"bin": int(i), "frequency": f[i], "power": p[i], "db": 10 * np.log10(p[i]),
                   "dbfs": 10 * np.log10(p[i] / 0.5)} for i in k],
    }


def main():
    out = {"generator": f"peaks.py, scipy {scipy.__version__}, numpy {np.__version__}",
           "conventions": CONVENTIONS, "recordings": []}
    # The spans are in seconds; the ECG's is longer because three seconds are less than its segment.
    for name, nperseg, lo, hi in [("ecg.csv", 2048, 10, 40), ("music.wav", 4096, 5, 8), ("speech.wav", 4096, 5, 8)]:
        rate, samples = read(HERE / name)
        out["recordings"].append({
            "file": name,
            "sha256": hashlib.sha256((HERE / name).read_bytes()).hexdigest(),
            "decoded": {"rate": rate, "length": len(samples), "first": samples[:8].tolist(),
                        "sumOfSquares": float(np.sum(samples**2))},
            "spectra": [peaks(samples, rate, nperseg, 0, len(samples)),
                        peaks(samples, rate, nperseg, lo * rate, hi * rate)],
        })
    (HERE / "peaks.json").write_text(json.dumps(out, indent=1) + "\n")


main()
