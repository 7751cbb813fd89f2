// WAV files made to measure, good and bad.

export interface Format {
  rate: number;
  channels: number;
  bits: 16 | 24 | 32;
  float?: boolean;
  extensible?: boolean;
}

/** The bytes of a WAV file; sample(i, channel) is -1 to 1. */
export function wav(f: Format, frames: number, sample: (i: number, channel: number) => number): Buffer {
  const width = f.bits / 8;
  const align = width * f.channels;
  const data = Buffer.alloc(frames * align);
  for (let i = 0, at = 0; i < frames; i++) {
    for (let c = 0; c < f.channels; c++, at += width) {
      const v = sample(i, c);
      if (f.float) data.writeFloatLE(v, at);
      else data.writeIntLE(Math.round(v * (2 ** (f.bits - 1) - 1)), at, width);
    }
  }
  const tag = f.float ? 3 : 1;
  const format = Buffer.alloc(f.extensible ? 40 : 16);
  format.writeUInt16LE(f.extensible ? 0xfffe : tag, 0);
  format.writeUInt16LE(f.channels, 2);
  format.writeUInt32LE(f.rate, 4);
  format.writeUInt32LE(f.rate * align, 8);
  format.writeUInt16LE(align, 12);
  format.writeUInt16LE(f.bits, 14);
  if (f.extensible) {
    format.writeUInt16LE(22, 16);
    format.writeUInt16LE(f.bits, 18);
    format.writeUInt32LE(0, 20);
    format.writeUInt16LE(tag, 24);
    Buffer.from("000000001000800000aa00389b71", "hex").copy(format, 26); // the rest of the format's GUID
  }
  const chunks = Buffer.concat([chunk("fmt ", format), chunk("data", data)]);
  return Buffer.concat([Buffer.from("RIFF"), u32(chunks.length + 4), Buffer.from("WAVE"), chunks]);
}

function chunk(id: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(id), u32(body.length), body]);
}

function u32(n: number): Buffer {
  const b = Buffer.alloc(4);
  b.writeUInt32LE(n);
  return b;
}

/** A sine of an amplitude and a frequency. */
export const sine = (rate: number, hz: number, amplitude = 1) => (i: number) => amplitude * Math.sin((2 * Math.PI * hz * i) / rate);
