//! The code of a Worker that is started by another.

use crate::json::{Encode, Null, Record, Writer, Written};

/// The code of a Worker, and what it may use.
///
/// ```
/// use bimetal::worker_loader::WorkerCode;
///
/// let code = WorkerCode::new("2026-11-01", "main.js", "export { default } from './greet.js'")
///     .module("greet.js", "export default { fetch: (_, env) => new Response(env.GREETING) }")
///     .env("GREETING", &"hello")
///     .without_network();
/// assert_eq!(code.main_module(), "main.js");
/// ```
#[derive(Debug, Clone)]
pub struct WorkerCode {
    compatibility_date: String,
    compatibility_flags: Vec<String>,
    main_module: String,
    modules: Record<String>,
    env: Record<Written>,
    has_network: bool,
}

impl WorkerCode {
    /// A Worker of one module. The name of a module ends in `.js` or `.py`.
    pub fn new(
        compatibility_date: impl Into<String>,
        main_module: impl Into<String>,
        source: impl Into<String>,
    ) -> Self {
        let main_module = main_module.into();
        Self {
            compatibility_date: compatibility_date.into(),
            compatibility_flags: Vec::new(),
            modules: Record::from([(main_module.clone(), source.into())]),
            main_module,
            env: Record::new(),
            has_network: true,
        }
    }

    /// One more module.
    #[must_use]
    pub fn module(mut self, name: impl Into<String>, source: impl Into<String>) -> Self {
        self.modules.insert(name, source.into());
        self
    }

    /// One more compatibility flag.
    #[must_use]
    pub fn compatibility_flag(mut self, flag: impl Into<String>) -> Self {
        self.compatibility_flags.push(flag.into());
        self
    }

    /// A value in its `env`.
    #[must_use]
    pub fn env(mut self, name: impl Into<String>, value: &(impl Encode + ?Sized)) -> Self {
        self.env.insert(name, Written::of(value));
        self
    }

    /// Lets it reach nothing but its `env`.
    #[must_use]
    pub fn without_network(mut self) -> Self {
        self.has_network = false;
        self
    }

    /// The name of the module that it begins with.
    pub fn main_module(&self) -> &str {
        &self.main_module
    }

    /// The source of a module.
    pub fn source(&self, module: &str) -> Option<&str> {
        self.modules.get(module).map(String::as_str)
    }
}

/// As `WorkerLoaderWorkerCode`.
impl Encode for WorkerCode {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        writer.field("compatibilityDate", &self.compatibility_date);
        writer.field("compatibilityFlags", &self.compatibility_flags);
        writer.field("mainModule", &self.main_module);
        writer.field("modules", &self.modules);
        writer.field("env", &self.env);
        if !self.has_network {
            writer.field("globalOutbound", &Null);
        }
        writer.end_object();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn code_is_written_as_the_platform_takes_it() {
        let code = WorkerCode::new("2026-11-01", "a.js", "a")
            .env("N", &1)
            .without_network();
        assert_eq!(
            String::from_utf8(json::to_vec(&code)).unwrap(),
            r#"{"compatibilityDate":"2026-11-01","compatibilityFlags":[],"mainModule":"a.js","modules":{"a.js":"a"},"env":{"N":1},"globalOutbound":null}"#
        );
    }
}
