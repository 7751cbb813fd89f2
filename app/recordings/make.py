#!/usr/bin/python3
"""Make the shipped recordings from their sources.

Needs Debian 12 with python3-scipy, and apt for the two packages of sounds:

    apt-get download asterisk-moh-opsound-wav asterisk-core-sounds-en-wav
    for p in *.deb; do dpkg -x $p sources; done
    /usr/bin/python3 make.py sources

Excerpts are cut, never resampled, scaled or coded anew, so their numbers are those of the source.
"""
import pathlib
import sys
import warnings

import numpy as np
from scipy import misc
from scipy.io import wavfile

HERE = pathlib.Path(__file__).parent


def excerpt(source, target, start, seconds):
    rate, samples = wavfile.read(source)
    wavfile.write(HERE / target, rate, samples[start * rate : (start + seconds) * rate])


def ecg(target, seconds):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        samples = misc.electrocardiogram()[: seconds * 360]
    # 12-bit samples in steps of 5 uV: three decimals are exact. Times need only tell 360 Hz.
    rows = "".join(f"{i / 360:.4f},{v:.3f}\n" for i, v in enumerate(samples))
    (HERE / target).write_text("time (s),ECG (mV)\n" + rows)
    assert np.abs(np.loadtxt(HERE / target, delimiter=",", skiprows=1)[:, 1] - samples).max() < 1e-9


def main():
    asterisk = pathlib.Path(sys.argv[1]) / "usr/share/asterisk"
    excerpt(asterisk / "sounds/en_US_f_Allison/demo-congrats.wav", "speech.wav", 0, 30)
    excerpt(asterisk / "moh/macroform-cold_day.wav", "music.wav", 30, 30)
    ecg("ecg.csv", 60)


main()
