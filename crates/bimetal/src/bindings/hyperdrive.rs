//! Hyperdrive.

#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use super::{Binding, faked::Faked};
#[cfg(target_arch = "wasm32")]
use js::Store;

use super::binding;

#[cfg(not(target_arch = "wasm32"))]
type Store = Faked<url::Url>;

/// A database that is reached through Hyperdrive: how to connect to it. What it says is true only for the Worker that it
/// was said to, and while that runs.
///
/// ```
/// use bimetal::Hyperdrive;
///
/// let postgres = Hyperdrive::fake().with_connection_string("postgres://ada:s3cr3t@localhost:5432/notes");
/// assert_eq!((postgres.host(), postgres.port()), ("localhost".to_owned(), 5432));
/// assert_eq!(postgres.user(), "ada");
/// assert_eq!(postgres.database(), "notes");
/// ```
#[derive(Clone)]
pub struct Hyperdrive(Store);

binding!(Hyperdrive, "Hyperdrive", object);

impl Hyperdrive {
    /// Everything in one URL, with the password.
    pub fn connection_string(&self) -> String {
        self.0.connection_string()
    }

    /// The host to connect to.
    pub fn host(&self) -> String {
        self.0.host()
    }

    /// The port to connect to.
    pub fn port(&self) -> u16 {
        self.0.port()
    }

    /// Who connects.
    pub fn user(&self) -> String {
        self.0.user()
    }

    /// Their password.
    pub fn password(&self) -> String {
        self.0.password()
    }

    /// The database's name.
    pub fn database(&self) -> String {
        self.0.database()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Hyperdrive {
    /// A database of a native test, which is not there.
    pub fn fake() -> Self {
        let url = "postgres://user:password@localhost:5432/database";
        Self(Faked::new(Self::KIND, parse(url)))
    }

    /// Tells a fake how to connect to a database of the test's own.
    ///
    /// # Panics
    /// It is no URL.
    #[must_use]
    pub fn with_connection_string(mut self, url: &str) -> Self {
        self.0.fake = parse(url);
        self
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn parse(text: &str) -> url::Url {
    url::Url::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[cfg(not(target_arch = "wasm32"))]
impl Store {
    fn connection_string(&self) -> String {
        self.fake.to_string()
    }

    fn host(&self) -> String {
        self.fake.host_str().unwrap_or_default().to_owned()
    }

    fn port(&self) -> u16 {
        let standard = match self.fake.scheme() {
            "mysql" => 3306,
            _ => 5432,
        };
        self.fake.port().unwrap_or(standard)
    }

    fn user(&self) -> String {
        self.fake.username().to_owned()
    }

    fn password(&self) -> String {
        self.fake.password().unwrap_or_default().to_owned()
    }

    fn database(&self) -> String {
        self.fake.path().trim_start_matches('/').to_owned()
    }
}
