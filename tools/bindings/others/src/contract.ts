import { contract, get } from "bimetal";
import { z } from "zod";

/** What a handler saw, step by step. */
const Steps = z.array(z.string());

export default contract({
  title: "Other bindings",
  version: "1.0.0",
  routes: {
    ai: get("/ai", { in: "rust", responses: { 200: Steps } }),
    vectorize: get("/vectorize", { in: "rust", responses: { 200: Steps } }),
    dispatch: get("/dispatch", { in: "rust", responses: { 200: Steps } }),
    fetchers: get("/fetchers", { in: "rust", responses: { 200: Steps } }),
    handles: get("/handles", { in: "rust", responses: { 200: Steps } }),
  },
});
