//! The headers of a native test.

/// Names and values, as they were given.
#[derive(Clone, Default)]
pub(super) struct Headers(pub Vec<(String, String)>);

impl Headers {
    /// A header's value; several are joined with `, `, as the platform joins them.
    pub fn get(&self, name: &str) -> Option<String> {
        let named = self
            .0
            .iter()
            .filter(|(other, _)| other.eq_ignore_ascii_case(name));
        let values: Vec<&str> = named.map(|(_, value)| value.as_str()).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    /// Every header: a name in lower case, and its value.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let pairs = self.0.iter();
        pairs
            .map(|(name, value)| (name.to_ascii_lowercase(), value.clone()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Request, Response, test::TestContext};

    #[test]
    fn values_of_one_name_are_joined_as_on_the_platform() {
        // A response had the first one only.
        let response = Response::new(200, "")
            .with_header("Vary", "accept")
            .with_header("vary", "origin");
        assert_eq!(response.header("VARY").as_deref(), Some("accept, origin"));
        assert_eq!(response.header("etag"), None);

        let request = Request::get("https://example.com/")
            .header("Accept", "text/plain")
            .header("accept", "text/html");
        let test = TestContext::<()>::new(()).with_request(&request);
        let incoming = test.context().request().unwrap();
        assert_eq!(
            incoming.header("accept").as_deref(),
            Some("text/plain, text/html")
        );
        assert_eq!(incoming.headers()[0].0, "accept");
    }
}
