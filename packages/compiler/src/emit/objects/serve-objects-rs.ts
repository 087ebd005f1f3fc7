/** What the macro `serve!` has besides, where Rust has classes. */
import type { ContractFunction, RustObject } from "../../model.ts";
import { arm, hostedExport, type ServedSection } from "../served-section.ts";
import { objectExport } from "./object-names.ts";
import { checkName, valueType } from "./objects-rs.ts";

export function serveObjects(objects: readonly RustObject[]): ServedSection {
  const has = (kind: RustObject["kind"]) => objects.some((object) => object.kind === kind);
  return {
    listed: `objects: { ${objects.map(({ name }) => name.pascal).join(", ")} }`,
    pattern: "objects: { $($object:ident $(: $class:path)?),+ $(,)? }",
    body: [
      "",
      "        const _: fn() = || {",
      "            let _ = $crate::generated::objects::Names { $($object: (),)+ };",
      "        };",
      ...(has("durableObject") ? ["        ::bimetal::__hosted! { ::bimetal::__durable_objects!(); }"] : []),
      ...(has("workflow") ? ["        ::bimetal::__hosted! { ::bimetal::__workflows!(); }"] : []),
      "        $($crate::generated::serve!(@object $object, $state $(, $class)?);)+",
    ],
    arms: [
      ...objects.flatMap(serveObject),
      "    // The name is no class of the contract: `Names` has refused it, on the name.",
      "    (@object $unknown:ident, $state:ty $(, $class:path)?) => {};",
    ],
  };
}

function serveObject(object: RustObject): string[] {
  const name = object.name.pascal;
  return [
    `    (@object ${name}, $state:ty) => { $crate::generated::serve!(@object ${name}, $state, ${name}); };`,
    ...arm(`@object ${name}, $state:ty, $class:path`, SERVE[object.kind](object)),
  ];
}

const SERVE: Readonly<Record<RustObject["kind"], (object: RustObject) => string[]>> = {
  durableObject: serveDurableObject,
  entrypoint: serveEntrypoint,
  workflow: serveWorkflow,
};

function serveDurableObject(object: RustObject): string[] {
  const own = `<$class as $crate::generated::objects::${object.name.pascal}>`;
  const run = "::bimetal::durable_object::run::<$class>(call, object, entry, || context(call).env,";
  return [
    `const _: fn() = || $crate::generated::objects::${checkName(object)}::<$class>();`,
    ...hostedExport(
      objectExport(object),
      object.methods.length === 0
        ? [`${run} |_, _| 0)`]
        : [
            `${run} |object, method| match method {`,
            ...object.methods.map((method, index) => `    ${index} => ${runMethod(method, `${own}::`, "&object")},`),
            "    _ => 0,",
            "})",
          ],
      "call: u32, object: u32, entry: u32",
    ),
  ];
}

function serveEntrypoint(object: RustObject): string[] {
  const own = `<$class as $crate::generated::objects::${object.name.pascal}<$state>>::`;
  return [
    `const _: fn() = || $crate::generated::objects::${checkName(object)}::<$class, $state>();`,
    ...object.methods.flatMap((method) =>
      hostedExport(objectExport(object, method), [runMethod(method, own, "context(call)")]),
    ),
  ];
}

/** `self` comes first, and a context last. */
function runMethod(method: ContractFunction, own: string, given: string): string {
  const isContext = given !== "&object";
  const all = [...(isContext ? [] : [given]), ...(method.input ? ["input"] : []), ...(isContext ? [given] : [])];
  const called = `${own}${method.name.snake}(${all.join(", ")})`;
  const future = `async move { ${method.output ? called : `::bimetal::call::nothing(${called})`}.await }`;
  const run = method.input ? "run_function(call, move |input|" : "run_bare_function(call, move ||";
  return `::bimetal::call::${run} ${future})`;
}

function serveWorkflow(object: RustObject): string[] {
  const [run] = object.methods;
  const params = valueType(run?.input, "$crate::generated::schemas::");
  const output = valueType(run?.output, "$crate::generated::schemas::");
  return [
    `const _: fn() = || ::bimetal::workflow::check::<${params}, ${output}, Context, _>(&$class);`,
    ...hostedExport(objectExport(object), [
      `::bimetal::workflow::run::<${params}, ${output}, _>(call, |event, step| $class(event, step, context(call)))`,
    ]),
  ];
}
