export default {
  fetch() {
    console.log("hello", 1);
    return new Response("logged");
  },
};
