import { Buffer } from "node:buffer";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { R2Bucket } from "@cloudflare/workers-types";
import { decode as decodePng } from "fast-png";
import jpeg from "jpeg-js";
import { parse } from "opentype.js";
import pica from "pica";
import { encodePNGToStream, make, registerFont } from "pureimage/dist/index.js";
import bytes from "../../font/Inter-SemiBold.subset.ttf";

/** Thumbnails and cards by what there is in JavaScript: the pixels are right, and nothing else is looked at. */
export default {
  async fetch(request: Request, { IMAGES }: { IMAGES: R2Bucket }): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === "PUT") {
      await IMAGES.put(pathname, await request.arrayBuffer());
      return new Response();
    }
    if (pathname === "/card") {
      return new Response(await drawCard(searchParams.get("title") ?? ""), {
        headers: { "content-type": "image/png" },
      });
    }
    const found = await IMAGES.get(pathname);
    if (!found) return new Response(null, { status: 404 });
    const file = await found.arrayBuffer();
    const width = Number(searchParams.get("width"));
    return new Response(await makeThumbnail(Buffer.from(file), width), { headers: { "content-type": "image/jpeg" } });
  },
};

const resizer = pica({ features: ["js"] });

async function makeThumbnail(file: Buffer, toWidth: number): Promise<Uint8Array<ArrayBuffer>> {
  const isPng = file[0] === 0x89;
  const image = isPng ? decodePng(file) : jpeg.decode(file, { useTArray: true, maxMemoryUsageInMB: 1024 });
  const { width, height } = image;
  const src = image.data as Uint8Array;
  const toHeight = Math.round((height * toWidth) / width);
  const data = await resizer.resizeBuffer({ src, width, height, toWidth, toHeight, filter: "lanczos3" });
  return new Uint8Array(jpeg.encode({ width: toWidth, height: toHeight, data: Buffer.from(data) }, 80).data);
}

const font = Object.assign(registerFont("", "Inter"), { font: parse(bytes), loaded: true });

async function drawCard(title: string): Promise<Uint8Array<ArrayBuffer>> {
  const card = make(1200, 630);
  const context = card.getContext("2d");
  context.fillStyle = "#172554";
  context.fillRect(0, 0, 1200, 630);
  context.fillStyle = "#f97316";
  context.fillRect(0, 0, 1200, 12);
  context.fillStyle = "#ffffff";
  context.font = `80pt ${font.family}`;
  let line = "";
  let baseline = 200;
  for (const word of title.split(" ")) {
    if (context.measureText(`${line} ${word}`).width > 1040) {
      context.fillText(line, 80, baseline);
      [line, baseline] = ["", baseline + 96];
    }
    line += line === "" ? word : ` ${word}`;
  }
  context.fillText(line, 80, baseline);
  const stream = new PassThrough();
  const [bytes] = await Promise.all([buffer(stream), encodePNGToStream(card, stream)]);
  return new Uint8Array(bytes);
}
