import type { R2Bucket, R2Object } from "@cloudflare/workers-types";
import type { Format, Image } from "../generated/schemas";

/** What the bucket knows of an image; of an id that no image ever had, it is not asked. */
export async function findImage(bucket: R2Bucket, id: string): Promise<R2Object | null> {
  return ID.test(id) ? bucket.head(id) : null;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An image, as Rust has put it. */
export function toImage({ key, size, httpMetadata, customMetadata }: R2Object): Image {
  const format = httpMetadata?.contentType?.slice("image/".length) as Format;
  return { id: key, format, width: Number(customMetadata?.width), height: Number(customMetadata?.height), size };
}

/** Whether something may shine through. */
export function hasAlpha({ customMetadata }: R2Object): boolean {
  return customMetadata?.alpha === "true";
}
