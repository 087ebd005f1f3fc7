/** What the macro `serve!` has besides, where the contract has functions in Rust. */
import type { ContractFunction } from "../../model.ts";
import { rustString } from "../../names.ts";
import type { Router } from "../../router.ts";
import { functionExport, implementation } from "./functions-rs.ts";

/** The parts of `serve!` that depend on the functions. */
export interface ServedFunctions {
  /** What is named before the routes. */
  readonly listed: readonly string[];
  /** The pattern of the main arm, up to its body. */
  readonly pattern: readonly string[];
  /** The end of its body. */
  readonly body: readonly string[];
  /** Other arms, the last of which are those without a state. */
  readonly arms: readonly string[];
}

export function serveFunctions(functions: readonly ContractFunction[], router: Router): ServedFunctions {
  const listed = `functions: { ${functions.map(({ name }) => name.snake).join(", ")} }`;
  // Where Rust finds the routes, only Rust calls its functions.
  const isCalled = router !== "rust";
  return {
    listed: [listed],
    pattern: [
      "    (",
      "        state: $state:ty,",
      "        functions: { $($function:ident $(: $implementation:path)?),+ $(,)? }",
      "        $(, $route:ident $(: $handler:path)?)* $(,)?",
      "    ) => {",
    ],
    body: [
      "",
      "        /// The crate, as the one that has the functions.",
      "        pub(crate) enum OwnFunctions {}",
      "",
      "        impl $crate::generated::functions::Functions<OwnFunctions> for $state {",
      "            $($crate::generated::serve!(@implement $function, $crate::generated::serve!(@handler $function $(: $implementation)?));)+",
      "        }",
      "        const _: fn(&$crate::generated::functions::Names) = |names| { $(let _ = &names.$function;)+ };",
      ...(isCalled ? ["        $($crate::generated::serve!(@function $function, $state);)+"] : []),
    ],
    arms: [...implementations(functions), ...(isCalled ? functionExports(functions) : []), ...withoutState(listed)],
  };
}

/** The method of each function, for the trait by which handlers reach it. */
function implementations(functions: readonly ContractFunction[]): string[] {
  return [
    ...functions.map((fn) => `    (@implement ${fn.name.snake}, $function:expr) => { ${implementation(fn)} };`),
    "    // The name is no function: `Names` has refused it, on the name.",
    "    (@implement $unknown:ident, $function:expr) => {};",
  ];
}

/** The export of each function, which JavaScript calls. */
function functionExports(functions: readonly ContractFunction[]): string[] {
  return [
    ...functions.flatMap((fn) => {
      const call = `<$state as $crate::generated::functions::Functions<OwnFunctions>>::${fn.name.snake}`;
      const own = `${call}(${fn.input ? "input, " : ""}context(call))`;
      const run = fn.input ? "run_function(call, |input|" : "run_bare_function(call, ||";
      return [
        `    (@function ${fn.name.snake}, $state:ty) => {`,
        "        ::bimetal::__hosted! {",
        "            #[unsafe(no_mangle)]",
        `            extern "C" fn ${functionExport(fn)}(call: u32) -> u32 {`,
        `                ::bimetal::call::${run} ${fn.output ? own : `::bimetal::call::nothing(${own})`})`,
        "            }",
        "        }",
        "    };",
      ];
    }),
    "    (@function $unknown:ident, $state:ty) => {};",
  ];
}

/** The state may be left out, but not the functions. */
function withoutState(listed: string): string[] {
  const message = rustString(`the contract has functions in Rust: serve! { ${listed}, … }, behind \`state\``);
  return [
    "    (functions: { $($functions:tt)+ } $($routes:tt)*) => {",
    "        $crate::generated::serve! { state: (), functions: { $($functions)+ } $($routes)* }",
    "    };",
    `    ($($other:tt)*) => { ::core::compile_error!(${message}); };`,
  ];
}
