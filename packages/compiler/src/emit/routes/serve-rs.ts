import type { Model, Route } from "../../model.ts";
import { rustString } from "../../names.ts";
import type { Router } from "../../router.ts";
import { rustEvents, serveEvents } from "../events/index.ts";
import { rustFunctions, serveFunctions } from "../functions/index.ts";
import { serveObjects } from "../objects/index.ts";
import { arm, hostedExport, type ServedSection } from "../served-section.ts";
import { exportName } from "./definitions-ts.ts";
import { headerNames } from "./header-names.ts";

/** Emits the macro `serve!`, with which a crate names its handlers and functions. */
export function emitServeRs(model: Model, routes: readonly Route[], router: Router): string {
  const sections = sectionsOf(model, router);
  const list = [...sections.map(({ listed }) => listed), ...routes.map(({ name }) => name.snake)].join(", ");
  const headers = rustString(headerNames(routes).join("/"));
  // A crate that has functions or classes may have no route.
  const many = sections.length > 0 ? "*" : "+";
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
    ...mainPattern(sections),
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
    ...sections.flatMap(({ body }) => body),
    "    };",
    "    (@handler $route:ident) => { $route };",
    "    (@handler $route:ident: $handler:path) => { $handler };",
    ...(router === "rust" ? [] : exports(routes)),
    ...sections.flatMap(({ arms }) => arms),
    ...withoutState(sections),
    "}",
    "pub use __bimetal_serve as serve;",
  ].join("\n");
}

const EXPORT_EACH =
  "$($crate::generated::serve!(@export $route, $crate::generated::serve!(@handler $route $(: $handler)?));)";

/** What is named before the routes. */
function sectionsOf(model: Model, router: Router): ServedSection[] {
  const functions = rustFunctions(model);
  const events = rustEvents(model.events);
  const { objects } = model;
  return [
    ...(functions.length > 0 ? [serveFunctions(functions, router)] : []),
    ...(events.length > 0 ? [serveEvents(events)] : []),
    ...(objects.length > 0 ? [serveObjects(objects)] : []),
  ];
}

function mainPattern(sections: readonly ServedSection[]): string[] {
  if (sections.length === 0) return ["    (state: $state:ty, $($route:ident $(: $handler:path)?),+ $(,)?) => {"];
  const patterns = ["state: $state:ty", ...sections.map(({ pattern }) => pattern)];
  return [
    "    (",
    ...patterns.map((pattern, index) => `        ${pattern}${index === sections.length ? "" : ","}`),
    "        $(, $route:ident $(: $handler:path)?)* $(,)?",
    "    ) => {",
  ];
}

/** The state may be left out, but not what is named before the routes. */
function withoutState(sections: readonly ServedSection[]): string[] {
  if (sections.length === 0) {
    return arm("$($route:ident $(: $handler:path)?),+ $(,)?", [
      "$crate::generated::serve! { state: (), $($route $(: $handler)?),+ }",
    ]);
  }
  const listed = sections.map((section) => section.listed).join(", ");
  const message = rustString(
    `the contract asks for more of Rust: serve! { ${listed}, … }, in this order, behind \`state\``,
  );
  return [
    ...arm("$section:ident: { $($named:tt)+ } $($rest:tt)*", [
      "$crate::generated::serve! { state: (), $section: { $($named)+ } $($rest)* }",
    ]),
    `    ($($other:tt)*) => { ::core::compile_error!(${message}); };`,
  ];
}

/** The export of each route, which JavaScript calls where it has found the route. */
function exports(routes: readonly Route[]): string[] {
  return [
    ...routes.flatMap((route) => {
      const { snake } = route.name;
      const run = [
        `::bimetal::call::run(call, $crate::generated::routes::${snake}::Request::read, |request| {`,
        "    $handler(request, context(call))",
        "})",
      ];
      return arm(`@export ${snake}, $handler:expr`, hostedExport(exportName(route), run));
    }),
    "    // The name is no route: `Handlers` has refused it, on the name.",
    "    (@export $unknown:ident, $handler:expr) => {};",
  ];
}
