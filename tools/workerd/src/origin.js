// What is behind Workers on a plain workerd, in place of the internet: it says what it was asked.
export default {
  fetch({ method, url }) {
    return new Response(`the origin: ${method} ${new URL(url).pathname}`);
  },
};
