import type { ContractFunction, Route } from "../../model.ts";
import { rustString } from "../../names.ts";
import type { Router } from "../../router.ts";
import { type ServedFunctions, serveFunctions } from "../functions/index.ts";
import { exportName } from "./definitions-ts.ts";
import { headerNames } from "./header-names.ts";

/** Emits the macro `serve!`, with which a crate names its handlers and functions. */
export function emitServeRs(routes: readonly Route[], functions: readonly ContractFunction[], router: Router): string {
  const served = functions.length > 0 ? serveFunctions(functions, router) : NO_FUNCTIONS;
  const list = [...served.listed, ...routes.map(({ name }) => name.snake)].join(", ");
  const headers = rustString(headerNames(routes).join("/"));
  // A crate that has functions may have no route.
  const many = functions.length > 0 ? "*" : "+";
  return [
    "/// Serves the routes that the contract gives to Rust, each by the function of its name or by the one named after",
    `/// a colon: \`serve! { state: App, ${list} }\`. \`state\` may be left out.`,
    "///",
    "/// Declares `Context`, which every handler takes as its second argument, and `ROUTES`, which native tests ask.",
    "///",
    "/// Handlers may stand in several crates: then a crate of its own has this module, as `pub mod generated`, and the",
    "/// others depend on it.",
    "#[macro_export]",
    "macro_rules! __bimetal_serve {",
    ...served.pattern,
    "        /// What every handler is given beside its request.",
    "        pub(crate) type Context = ::bimetal::Context<$crate::generated::env::Env, $state>;",
    "",
    "        ::bimetal::__hosted! { ::bimetal::__instance!($crate::generated::env::Env, $state); }",
    ...(router === "rust"
      ? [`        ::bimetal::__hosted! { ::bimetal::__served!(Context, ROUTES, ${headers}); }`]
      : []),
    "",
    "        /// Every route with its handler: for `bimetal::test::TestClient`, and for a Worker in Rust alone.",
    '        #[allow(dead_code, reason = "an app uses what it needs of this")]',
    "        pub(crate) const ROUTES: &[::bimetal::serve::Route<Context>] = &[$(",
    "            ::bimetal::serve::Route {",
    "                definition: &$crate::generated::routes::$route::DEFINITION,",
    "                read: |definition, input| {",
    "                    let request = $crate::generated::routes::$route::Request::read(input);",
    "                    ::bimetal::serve::handle(definition, request, $crate::generated::serve!(@handler $route $(: $handler)?))",
    "                },",
    "            },",
    `        )${many}];`,
    "",
    "        const _: fn() = || {",
    "            let _ = $crate::generated::routes::Handlers {",
    "                $($route: ::bimetal::call::check::<$crate::generated::routes::$route::Request, Context, _, $crate::generated::routes::$route::Reply>(",
    "                    &$crate::generated::serve!(@handler $route $(: $handler)?),",
    `                ),)${many}`,
    "            };",
    "        };",
    ...(router === "rust" ? [] : [`        ${EXPORT_EACH}${many}`]),
    ...served.body,
    "    };",
    "    (@handler $route:ident) => { $route };",
    "    (@handler $route:ident: $handler:path) => { $handler };",
    ...(router === "rust" ? [] : exports(routes)),
    ...served.arms,
    "}",
    "pub use __bimetal_serve as serve;",
  ].join("\n");
}

const EXPORT_EACH =
  "$($crate::generated::serve!(@export $route, $crate::generated::serve!(@handler $route $(: $handler)?));)";

const NO_FUNCTIONS: ServedFunctions = {
  listed: [],
  pattern: ["    (state: $state:ty, $($route:ident $(: $handler:path)?),+ $(,)?) => {"],
  body: [],
  arms: [
    "    ($($route:ident $(: $handler:path)?),+ $(,)?) => {",
    "        $crate::generated::serve! { state: (), $($route $(: $handler)?),+ }",
    "    };",
  ],
};

/** The export of each route, which JavaScript calls where it has found the route. */
function exports(routes: readonly Route[]): string[] {
  return [
    ...routes.flatMap((route) => [
      `    (@export ${route.name.snake}, $handler:expr) => {`,
      "        ::bimetal::__hosted! {",
      "            #[unsafe(no_mangle)]",
      `            extern "C" fn ${exportName(route)}(call: u32) -> u32 {`,
      `                ::bimetal::call::run(call, $crate::generated::routes::${route.name.snake}::Request::read, |request| {`,
      "                    $handler(request, context(call))",
      "                })",
      "            }",
      "        }",
      "    };",
    ]),
    "    // The name is no route: `Handlers` has refused it, on the name.",
    "    (@export $unknown:ident, $handler:expr) => {};",
  ];
}
