use crate::{File, Request};

/// A form with files, as a browser sends it.
///
/// ```
/// use bimetal::{File, test::TestForm};
///
/// let photo = File { name: "a.png".into(), content_type: "image/png".into(), bytes: vec![0x89] };
/// let request = TestForm::new().text("title", "A").file("photo", &photo).request("POST", "/photos");
/// assert!(request.headers()[0].1.starts_with("multipart/form-data; boundary="));
/// ```
#[derive(Debug, Clone, Default)]
pub struct TestForm {
    parts: Vec<Vec<u8>>,
}

impl TestForm {
    /// A form without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a field. A name may stand more than once.
    #[must_use]
    pub fn text(self, name: &str, value: &str) -> Self {
        self.part(&format!("name=\"{}\"\r\n", escape(name)), value.as_bytes())
    }

    /// Adds a file.
    #[must_use]
    pub fn file(self, name: &str, file: &File) -> Self {
        let (name, filename) = (escape(name), escape(&file.name));
        let type_ = &file.content_type;
        let head = format!("name=\"{name}\"; filename=\"{filename}\"\r\nContent-Type: {type_}\r\n");
        self.part(&head, &file.bytes)
    }

    /// The request that sends the form.
    pub fn request(&self, method: &str, url: &str) -> Request {
        let boundary = self.boundary();
        let mut body = Vec::new();
        for part in &self.parts {
            body.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
            body.extend_from_slice(part);
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        let content_type = format!("multipart/form-data; boundary={boundary}");
        Request::new(method, url)
            .header("content-type", content_type)
            .body(body)
    }

    fn part(mut self, head: &str, content: &[u8]) -> Self {
        let head = format!("Content-Disposition: form-data; {head}\r\n");
        self.parts
            .push([head.as_bytes(), content, b"\r\n"].concat());
        self
    }

    /// One that stands in no part.
    fn boundary(&self) -> String {
        let mut boundary = "form".to_owned();
        while self.parts.iter().any(|part| contains(part, &boundary)) {
            boundary.push('-');
        }
        boundary
    }
}

fn contains(part: &[u8], boundary: &str) -> bool {
    let delimiter = format!("\r\n--{boundary}");
    part.windows(delimiter.len())
        .any(|window| window == delimiter.as_bytes())
}

/// As browsers do it.
fn escape(name: &str) -> String {
    name.replace('\n', "%0A")
        .replace('\r', "%0D")
        .replace('"', "%22")
}
