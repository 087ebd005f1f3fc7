//! One run of wasm-bindgen: Wasm bytes in, the files of the bundler target out.

use std::collections::BTreeMap;

use walrus::{Module, ModuleConfig};
use wasm_bindgen_cli_support::Bindgen;

use crate::indentation::reset_indentation;
use crate::schema::{self, Mismatch};
use crate::stack_pointer;

/// What may be asked for beside wasm-bindgen's own output.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Export the shadow stack pointer, see [`stack_pointer`].
    pub export_stack_pointer: bool,
}

/// What wasm-bindgen makes of a module.
#[derive(Debug)]
pub struct Output {
    /// `index_bg.wasm`.
    pub wasm: Vec<u8>,
    /// `index_bg.js`.
    pub js: String,
    /// `index.d.ts`.
    pub dts: String,
    /// Path as `js` imports it (without `./`) → text: inline snippets and local modules.
    pub snippets: BTreeMap<String, String>,
}

/// Why there is no output.
#[derive(Debug)]
pub enum Failure {
    /// The module was made by a release of wasm-bindgen with another schema.
    Mismatch(Mismatch),
    /// wasm-bindgen refused the module; its own words.
    Refused(String),
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Refused(format!("{error:#}"))
    }
}

/// Runs wasm-bindgen on what the linker made.
pub fn process(wasm: &[u8], options: Options) -> Result<Output, Failure> {
    let module = parse(wasm)?;
    if let Some(mismatch) = schema::find_mismatch(&module) {
        return Err(Failure::Mismatch(mismatch));
    }
    // wasm-bindgen adds a second global that looks like a stack pointer, so ours is found first.
    let pointer = stack_pointer::find(&module).filter(|_| options.export_stack_pointer);

    let mut bindgen = Bindgen::new();
    bindgen
        .input_module("index", module)
        .typescript(true)
        .bundler(true)?;
    let mut output = bindgen.generate_output()?;

    if let Some(pointer) = pointer {
        stack_pointer::export(output.wasm_mut(), pointer);
    }
    // On the bundler target `js()` is the three lines of `index.js`, and `start()` the glue itself.
    let js = output
        .start()
        .map(|js| reset_indentation(js))
        .unwrap_or_default();
    let dts = output.ts().map(reset_indentation).unwrap_or_default();
    Ok(Output {
        js,
        dts,
        snippets: snippets(&output),
        wasm: output.wasm_mut().emit_wasm(),
    })
}

/// Parses with the settings that wasm-bindgen's command uses by default.
fn parse(wasm: &[u8]) -> anyhow::Result<Module> {
    ModuleConfig::new()
        .strict_validate(false)
        .generate_dwarf(false)
        .generate_name_section(true)
        .generate_producers_section(true)
        .parse(wasm)
}

fn snippets(output: &wasm_bindgen_cli_support::Output) -> BTreeMap<String, String> {
    let inline = output.snippets().iter().flat_map(|(crate_id, texts)| {
        let path = move |(index, text): (usize, &String)| {
            (
                format!("snippets/{crate_id}/inline{index}.js"),
                text.clone(),
            )
        };
        texts.iter().enumerate().map(path)
    });
    let local = output
        .local_modules()
        .iter()
        .map(|(path, text)| (format!("snippets/{path}"), text.clone()));
    inline.chain(local).collect()
}
