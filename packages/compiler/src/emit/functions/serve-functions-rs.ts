/** What the macro `serve!` has besides, where the contract has functions in Rust. */
import type { ContractFunction } from "../../model.ts";
import type { Router } from "../../router.ts";
import { arm, hostedExport, type ServedSection } from "../served-section.ts";
import { functionExport, implementation } from "./functions-rs.ts";

/** The part of `serve!` for functions. */
export function serveFunctions(functions: readonly ContractFunction[], router: Router): ServedSection {
  // Where Rust finds the routes, only Rust calls its functions.
  const isCalled = router !== "rust";
  return {
    listed: `functions: { ${functions.map(({ name }) => name.snake).join(", ")} }`,
    pattern: "functions: { $($function:ident $(: $implementation:path)?),+ $(,)? }",
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
    arms: [...implementations(functions), ...(isCalled ? functionExports(functions) : [])],
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
      const body = `::bimetal::call::${run} ${fn.output ? own : `::bimetal::call::nothing(${own})`})`;
      return arm(`@function ${fn.name.snake}, $state:ty`, hostedExport(functionExport(fn), [body]));
    }),
    "    (@function $unknown:ident, $state:ty) => {};",
  ];
}
