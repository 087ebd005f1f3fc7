export default {
  fetch: (request) => new Response(`other, ${new URL(request.url).pathname}, ${typeof gc}`),
};
