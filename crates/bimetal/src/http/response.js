// What `response.rs` makes responses with.

const bodiless = [101, 204, 205, 304];

export function respond(status, body, webSocket) {
  try {
    return new Response(bodiless.includes(status) ? null : body, { status, webSocket });
  } catch (error) {
    return new Response(String(error), { status: 500 });
  }
}
