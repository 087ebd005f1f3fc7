import jpeg from "jpeg-js";
import { PNG } from "pngjs";

/** A photograph that nobody took: soft shapes with a grain, the same each time. */
export function takePhoto(width: number, height: number): { jpeg: Uint8Array; png: Uint8Array } {
  const data = Buffer.alloc(width * height * 4, 255);
  let grain = 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [(x / width) * 6.3, (y / width) * 6.3];
      grain = (Math.imul(grain, 1664525) + 1013904223) >>> 0;
      const noise = (grain >>> 28) - 8;
      const at = (y * width + x) * 4;
      data[at] = 128 + 90 * Math.sin(3 * u + Math.sin(5 * v)) + 20 * Math.sin(60 * u * v) + noise;
      data[at + 1] = 128 + 90 * Math.sin(2 * v + Math.sin(7 * u)) + 20 * Math.sin(90 * v) + noise;
      data[at + 2] = 128 + 90 * Math.sin(u + v + Math.sin(4 * u * v)) + noise;
    }
  }
  const png = new PNG({ width, height });
  png.data = data;
  return { jpeg: jpeg.encode({ width, height, data }, 85).data, png: PNG.sync.write(png) };
}
