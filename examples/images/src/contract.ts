import { bytes, contract, del, empty, form, get, html, json, post, stream } from "bimetal";
import { z } from "zod";

/** Every error is one of these, RFC 9457. */
const Problem = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .meta({ id: "Problem", description: "Why a request was not done, as RFC 9457 has it." });
const problem = json(Problem, "application/problem+json");

const Format = z.enum(["jpeg", "png", "webp"]).meta({ id: "Format" });
const Fit = z.enum(["contain", "cover"]).meta({ id: "Fit" });

const Image = z
  .object({
    id: z.string(),
    format: Format.describe("What its bytes are, whatever its name says."),
    width: z.int().describe("In pixels, as it is shown: a photograph may lie on its side in the file."),
    height: z.int(),
    size: z.int().describe("Bytes."),
  })
  .meta({ id: "Image" });

const params = z.object({ id: z.string() });
/** A few, so that a stranger cannot have the same image made in a thousand ways. */
const edge = z.literal([80, 160, 320, 640, 1280]).meta({ id: "Edge" });
const format = Format.optional().describe("Without it, what suits the image and the `accept` header.");

const noImage = {
  status: 404,
  body: { type: "about:blank", title: "Not Found", status: 404, detail: "There is no image `nothing`." },
};

export default contract({
  title: "Images",
  version: "1.0.0",
  routes: {
    home: get("/", {
      description: "The page to try it all on.",
      responses: { 200: html() },
    }),
    uploadImage: post("/images", {
      in: "rust",
      description: "Keeps a PNG, JPEG or WebP. Its bytes say which it is.",
      body: form(z.object({ image: z.file() })),
      bodyLimit: 8_000_000,
      locals: z.object({ id: z.string() }),
      responses: { 201: Image, 413: problem, 422: problem },
    }),
    listImages: get("/images", {
      description: "A hundred images at most.",
      responses: { 200: z.object({ images: z.array(Image) }) },
    }),
    readImage: get("/images/:id", {
      description: "The image as it was sent.",
      params,
      responses: { 200: stream("image/*"), 304: empty(), 404: problem },
      examples: { "no image": { request: { params: { id: "nothing" } }, response: noImage } },
    }),
    deleteImage: del("/images/:id", {
      description: "Deletes an image, and with it all that was made of it.",
      params,
      responses: { 204: empty(), 404: problem },
      examples: { "no image": { request: { params: { id: "nothing" } }, response: noImage } },
    }),

    thumbnail: get("/images/:id/thumbnail", {
      in: "rust",
      description: "The image made smaller, never larger, and upright.",
      params,
      query: z.object({
        width: edge.default(320),
        height: edge.optional().describe("Without it, what the width and the image's shape make of it."),
        fit: Fit.default("contain").describe(
          "`contain` shows all of the image; `cover` fills the shape, and cuts off what is beside it.",
        ),
        format,
      }),
      locals: z.object({ format: Format }),
      responses: { 200: bytes("image/*"), 304: empty(), 404: problem, 413: problem, 422: problem },
      examples: { "no image": { request: { params: { id: "nothing" } }, response: noImage } },
    }),
    card: get("/card", {
      in: "rust",
      description: "What `og:image` asks for: a title on 1200 × 630 pixels, before an image or without.",
      query: z.object({ title: z.string().max(200), image: z.string().optional().describe("Its id."), format }),
      locals: z.object({ format: Format }),
      responses: { 200: bytes("image/*"), 304: empty(), 404: problem, 413: problem, 422: problem },
      examples: {
        "no image": { request: { query: { title: "Tea", image: "nothing" } }, response: noImage },
      },
    }),
  },
});
