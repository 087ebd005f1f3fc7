/** Parts of std that exist on wasm32-unknown-unknown so that crates compile, and fail when they are called. */
export interface UnsupportedRow {
  /** As the author knows it. */
  readonly what: string;
  /** Completes "which … in a Worker". */
  readonly effect: string;
  /** What does work. */
  readonly instead: string;
  /** Names of functions that a module contains only if something calls this, as {@link readPath} gives them. */
  readonly functions: RegExp;
}

/**
 * The names are those of std's own functions below the public ones, since these are what is still there after inlining;
 * the public ones stand beside them for builds without it.
 */
export const unsupportedTable: readonly UnsupportedRow[] = [
  {
    what: "std::time::Instant::now",
    effect: "panics",
    instead: "`js_sys::Date::now`, or the crate `web-time`",
    functions: /^std::(?:time|sys::.*\bunsupported\b.*)::Instant::now$/,
  },
  {
    what: "std::time::SystemTime::now",
    effect: "panics",
    instead: "`js_sys::Date::now`, or the crate `web-time`",
    functions: /^std::(?:time|sys::.*\bunsupported\b.*)::SystemTime::now$/,
  },
  {
    what: "std::thread::spawn",
    effect: "panics, for there are no threads",
    instead: "async code, or the crate's feature that does without threads",
    functions: /^std::sys::.*\bunsupported\b.*::Thread::new$/,
  },
  {
    what: "std::thread::sleep",
    effect: "panics",
    instead: "a timer that is awaited",
    functions: /^std::thread::(?:functions::)?sleep(?:_ms|_until)?$|^std::sys::.*\bunsupported\b.*::sleep(?:_until)?$/,
  },
  {
    what: "std::fs",
    effect: "returns an error, for there is no file system",
    instead: "`include_bytes!`, KV or R2",
    functions: /^std::fs::|^std::sys::fs::/,
  },
  {
    what: "std::net",
    effect: "returns an error, for there are no sockets",
    instead: "`cx.fetch`",
    functions: /^std::net::(?:tcp|udp|socket_addr)::.*(?:connect|bind|to_socket_addrs)|^std::sys::net::connection::/,
  },
  {
    what: "std::process::Command",
    effect: "returns an error, for there are no processes",
    instead: "a crate that does the work itself",
    functions: /^std::process::(?:Command|Child)::|^std::sys::process::/,
  },
];
