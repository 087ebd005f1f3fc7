import { crc32 } from "node:zlib";
import jpeg from "jpeg-js";
import { PNG } from "pngjs";

/** Pixels of four bytes: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

type Color = readonly [red: number, green: number, blue: number, alpha: number];

export const RED: Color = [255, 0, 0, 255];
export const GREEN: Color = [0, 255, 0, 255];
export const BLUE: Color = [0, 0, 255, 255];
export const WHITE: Color = [255, 255, 255, 255];

/** A quarter of each colour, in the order of reading. */
export function quarters(width: number, height: number, colors: readonly Color[] = [RED, GREEN, BLUE, WHITE]): Pixels {
  const data = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const quarter = (x < width / 2 ? 0 : 1) + (y < height / 2 ? 0 : 2);
      data.set(colors[quarter] as Color, (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

export function toPng({ width, height, data }: Pixels): Uint8Array {
  const png = new PNG({ width, height });
  png.data = data;
  return PNG.sync.write(png);
}

export function toJpeg(pixels: Pixels, orientation?: number): Uint8Array {
  const { data } = jpeg.encode(pixels, 100);
  if (orientation === undefined) return data;
  const exif = Buffer.from("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0O\0\0\0\0\0\0", "latin1");
  exif[exif.indexOf("O")] = orientation;
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([data.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, exif, data.subarray(2)]);
}

/** A PNG of a few bytes that says to be so large. */
export function pngBomb(width: number, height: number): Uint8Array {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", Buffer.from([0x78, 0x9c])), chunk("IEND")]);
}

function chunk(name: string, data = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}

/** The pixels of a PNG or a JPEG. */
export function decode(file: Uint8Array): Pixels {
  const bytes = Buffer.from(file);
  return bytes[0] === 0xff ? (jpeg.decode(bytes) as Pixels) : PNG.sync.read(bytes);
}

/** The colours in the middle of each quarter, in the order of reading. */
export function colors({ width, height, data }: Pixels): number[][] {
  const at = (x: number, y: number) => {
    const start = (Math.floor((height * y) / 4) * width + Math.floor((width * x) / 4)) * 4;
    return roughly([...data.subarray(start, start + 4)]);
  };
  return [at(1, 1), at(3, 1), at(1, 3), at(3, 3)];
}

/** A JPEG's colours are never quite the same. */
export function roughly(color: readonly number[]): number[] {
  return color.map((value) => Math.round(value / 32));
}
