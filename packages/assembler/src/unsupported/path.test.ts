import { expect, test } from "vitest";
import { readCrates, readPath } from "./path.ts";

test.each([
  ["std::thread::functions::spawn::hd494f9326cf5a074", "std::thread::functions::spawn"],
  ["<std[465afff93ac137a0]::time::Instant>::now", "std::time::Instant::now"],
  ["<std[465afff93ac137a0]::sys::time::unsupported::Instant>::now", "std::sys::time::unsupported::Instant::now"],
  ["std[465afff93ac137a0]::panicking::panic_handler::{closure#0}", "std::panicking::panic_handler::{closure#0}"],
  ["std::alloc::rust_oom.llvm.9106", "std::alloc::rust_oom"],
  ["_start", "_start"],
])("the path of %s", (name, path) => {
  expect(readPath(name)).toBe(path);
});

test.each([
  ["ticker::tick::h6bebd0bde756fc6a", ["ticker"]],
  ["<ticker::Clock as core::default::Default>::default::h9914ad71c65c1c2e", ["ticker", "core"]],
  ["<core[12f89f2d8a73214f]::option::Option<my_app::Link> as codec::Encode>::encode", ["core", "codec"]],
  ["<&mut dyn ticker::Tick as core::iter::Iterator>::next", ["ticker", "core"]],
  ["<fn(core::fmt::Arguments) -> ticker::A as codec::Encode>::encode", ["codec"]],
  ["std::thread::spawn::<my_app::work::{closure#0}, u32>", ["std"]],
  ["__wbindgen_malloc", []],
])("the crates of %s", (name, crates) => {
  expect(readCrates(name)).toEqual(crates);
});
