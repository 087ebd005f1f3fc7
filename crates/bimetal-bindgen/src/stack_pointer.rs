//! The shadow stack pointer as an export.
//!
//! A trap leaves the shadow stack where it was, so that whoever enters a module that may have
//! trapped must be able to put the pointer back. With `panic = "abort"` neither the linker nor
//! wasm-bindgen exports it.

use walrus::{ConstExpr, GlobalId, GlobalKind, Module, ValType, ir::Value};

/// The name of the export: a mutable global of type `i32`.
pub const EXPORT: &str = "__bm_sp";

/// Finds the pointer in a module as the linker made it: by its name in the name section, else as
/// the first mutable `i32` global that starts above zero, which is where LLD puts it.
pub fn find(module: &Module) -> Option<GlobalId> {
    let named = module
        .globals
        .iter()
        .find(|global| global.name.as_deref() == Some("__stack_pointer"));
    let first = || {
        module.globals.iter().find(|global| {
            let start = match &global.kind {
                GlobalKind::Local(ConstExpr::Value(Value::I32(start))) => *start,
                _ => 0,
            };
            global.mutable && global.ty == ValType::I32 && start > 0
        })
    };
    named.or_else(first).map(|global| global.id())
}

/// Exports `pointer`, unless no function was using it and it is gone: then there is no shadow
/// stack to put back either.
pub fn export(module: &mut Module, pointer: GlobalId) {
    if module.globals.iter().any(|global| global.id() == pointer) {
        module.exports.add(EXPORT, pointer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn global(module: &mut Module, mutable: bool, start: i32) -> GlobalId {
        module.globals.add_local(
            ValType::I32,
            mutable,
            false,
            ConstExpr::Value(Value::I32(start)),
        )
    }

    #[test]
    fn finds_it_by_name() {
        let mut module = Module::default();
        global(&mut module, true, 7);
        let pointer = global(&mut module, true, 1_048_576);
        module.globals.get_mut(pointer).name = Some("__stack_pointer".to_owned());
        assert_eq!(find(&module), Some(pointer));
    }

    #[test]
    fn finds_it_without_names() {
        let mut module = Module::default();
        global(&mut module, false, 7);
        global(&mut module, true, 0);
        let pointer = global(&mut module, true, 1_048_576);
        global(&mut module, true, 128);
        assert_eq!(find(&module), Some(pointer));
    }

    #[test]
    fn exports_only_what_is_still_there() {
        let mut module = Module::default();
        let pointer = global(&mut module, true, 1_048_576);
        export(&mut module, pointer);
        assert_eq!(
            module
                .exports
                .iter()
                .map(|export| &*export.name)
                .collect::<Vec<_>>(),
            [EXPORT]
        );

        let mut empty = Module::default();
        let gone = global(&mut empty, true, 1_048_576);
        empty.globals.delete(gone);
        export(&mut empty, gone);
        assert_eq!(empty.exports.iter().count(), 0);
    }
}
