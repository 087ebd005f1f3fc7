import binaryen from "binaryen";
import { expect, test } from "vitest";
import { findUnsupported } from "./find.ts";
import { unsupportedTable } from "./table.ts";

/** A module of functions that call others, by name. */
function link(calls: Readonly<Record<string, readonly string[]>>): Uint8Array {
  binaryen.setDebugInfo(true);
  const module = new binaryen.Module();
  for (const [name, callees] of Object.entries(calls)) {
    const body = callees.map((callee) => module.call(callee, [], binaryen.none));
    module.addFunction(name, binaryen.none, binaryen.none, [], module.block(null, body));
  }
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

const known = (name: string): boolean => ["my_app", "ticker"].includes(name);

test("the caller is found through functions of std, and told once per crate", () => {
  const wasm = link({
    "my_app::main": ["ticker::tick"],
    "ticker::tick": ["<std[465afff93ac137a0]::time::Instant>::now"],
    "ticker::tock": ["<std[465afff93ac137a0]::time::Instant>::elapsed"],
    "<std[465afff93ac137a0]::time::Instant>::elapsed": [
      "<std[465afff93ac137a0]::sys::time::unsupported::Instant>::now",
    ],
    "<std[465afff93ac137a0]::time::Instant>::now": ["<std[465afff93ac137a0]::sys::time::unsupported::Instant>::now"],
    "<std[465afff93ac137a0]::sys::time::unsupported::Instant>::now": [],
  });
  const uses = findUnsupported(wasm, known);
  expect(uses.map(({ row, crate }) => [row.what, crate])).toEqual([["std::time::Instant::now", "ticker"]]);
  expect(uses[0]?.function).toMatch(/^ticker::t[io]ck$/);
});

test("what only std calls is nobody's fault", () => {
  const wasm = link({
    "my_app::main": [],
    "std::panicking::panic_handler": ["std::sys::fs::unsupported::File::open"],
    "std::sys::fs::unsupported::File::open": [],
  });
  expect(findUnsupported(wasm, known)).toEqual([]);
});

test("functions that call each other are no endless way", () => {
  const wasm = link({
    "std::a": ["std::b", "std::thread::sleep"],
    "std::b": ["std::a"],
    "std::thread::sleep": [],
  });
  expect(findUnsupported(wasm, known)).toEqual([]);
});

test.each([
  ["std::time::Instant::now", "<std[1a2b3c4d5e6f7a8b]::time::Instant>::now"],
  ["std::time::Instant::now", "std::sys::pal::unsupported::time::Instant::now::h0123456789abcdef"],
  ["std::time::SystemTime::now", "<std::sys::time::unsupported::SystemTime>::now"],
  ["std::thread::spawn", "<std::sys::thread::unsupported::Thread>::new"],
  ["std::thread::sleep", "std::thread::functions::sleep"],
  ["std::thread::sleep", "std::sys::thread::unsupported::sleep"],
  ["std::fs", "std::fs::read_to_string::inner"],
  ["std::fs", "<std::fs::OpenOptions>::_open"],
  ["std::net", "<std::sys::net::connection::unsupported::TcpStream>::connect"],
  ["std::process::Command", "<std::process::Command>::spawn"],
])("%s is recognised by %s", (what, name) => {
  const uses = findUnsupported(link({ "ticker::use_it": [name], [name]: [] }), known);
  expect(uses.map(({ row }) => row.what)).toEqual([what]);
});

test.each(["std::time::Duration::from_secs", "std::thread::current", "std::io::Write::write_all", "ticker::fs::open"])(
  "%s is no such function",
  (name) => {
    expect(findUnsupported(link({ "ticker::use_it": [name], [name]: [] }), known)).toEqual([]);
  },
);

test("every row is recognised by a name above", () => {
  const shown = ["Instant", "SystemTime", "thread::spawn", "thread::sleep", "fs", "net", "process::Command"];
  expect(unsupportedTable.map(({ what }) => what.replace(/^std::|time::|::now$/g, ""))).toEqual(shown);
});
