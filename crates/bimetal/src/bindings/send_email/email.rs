//! E-mail, on its way.

use crate::json::{Encode, Writer};

/// A message that the platform writes.
///
/// ```
/// use bimetal::send_email::Email;
///
/// let invoice = Email::new(("Shop", "shop@example.com"), "Your invoice")
///     .to("ada@example.com")
///     .bcc("archive@example.com")
///     .html("<p>It is attached.</p>")
///     .attach("invoice.pdf", "application/pdf", b"%PDF-");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Email {
    from: Address,
    subject: String,
    to: Vec<Address>,
    cc: Vec<Address>,
    bcc: Vec<Address>,
    reply_to: Option<Address>,
    headers: Vec<(String, String)>,
    text: Option<String>,
    html: Option<String>,
    pub(super) attachments: Vec<Attachment>,
}

/// An address, and perhaps whose it is: `"ada@example.com"`, or `("Ada", "ada@example.com")`.
#[derive(Debug, Clone, PartialEq)]
pub struct Address {
    name: Option<String>,
    email: String,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Attachment {
    filename: String,
    content_type: String,
    pub content: Vec<u8>,
}

impl Email {
    /// A message to nobody yet, and without a content.
    pub fn new(from: impl Into<Address>, subject: impl Into<String>) -> Self {
        Self {
            from: from.into(),
            subject: subject.into(),
            to: Vec::new(),
            cc: Vec::new(),
            bcc: Vec::new(),
            reply_to: None,
            headers: Vec::new(),
            text: None,
            html: None,
            attachments: Vec::new(),
        }
    }

    /// One more whom it is for.
    #[must_use]
    pub fn to(mut self, address: impl Into<Address>) -> Self {
        self.to.push(address.into());
        self
    }

    /// One more who gets a copy.
    #[must_use]
    pub fn cc(mut self, address: impl Into<Address>) -> Self {
        self.cc.push(address.into());
        self
    }

    /// One more who gets a copy, of which the others do not know.
    #[must_use]
    pub fn bcc(mut self, address: impl Into<Address>) -> Self {
        self.bcc.push(address.into());
        self
    }

    /// Where answers go.
    #[must_use]
    pub fn reply_to(mut self, address: impl Into<Address>) -> Self {
        self.reply_to = Some(address.into());
        self
    }

    /// A header of one's own.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Its content as text.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// Its content as HTML.
    #[must_use]
    pub fn html(mut self, html: impl Into<String>) -> Self {
        self.html = Some(html.into());
        self
    }

    /// Attaches a file.
    #[must_use]
    pub fn attach(
        mut self,
        filename: impl Into<String>,
        content_type: impl Into<String>,
        content: impl AsRef<[u8]>,
    ) -> Self {
        self.attachments.push(Attachment {
            filename: filename.into(),
            content_type: content_type.into(),
            content: content.as_ref().to_vec(),
        });
        self
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn has_recipient(&self) -> bool {
        ![&self.to, &self.cc, &self.bcc]
            .iter()
            .all(|list| list.is_empty())
    }
}

impl From<&str> for Address {
    fn from(email: &str) -> Self {
        Self {
            name: None,
            email: email.to_owned(),
        }
    }
}

impl From<String> for Address {
    fn from(email: String) -> Self {
        Self { name: None, email }
    }
}

impl<N: Into<String>, E: Into<String>> From<(N, E)> for Address {
    fn from((name, email): (N, E)) -> Self {
        Self {
            name: Some(name.into()),
            email: email.into(),
        }
    }
}

/// As `EmailMessageBuilder`, without what the attachments contain.
impl Encode for Email {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        writer.field("from", &self.from);
        writer.field("subject", &self.subject);
        for (name, list) in [("to", &self.to), ("cc", &self.cc), ("bcc", &self.bcc)] {
            if !list.is_empty() {
                writer.field(name, list);
            }
        }
        if let Some(address) = &self.reply_to {
            writer.field("replyTo", address);
        }
        if !self.headers.is_empty() {
            writer.field("headers", &Headers(&self.headers));
        }
        for (name, content) in [("text", &self.text), ("html", &self.html)] {
            if let Some(content) = content {
                writer.field(name, content);
            }
        }
        writer.field("attachments", &self.attachments);
        writer.end_object();
    }
}

impl Encode for Address {
    fn encode(&self, writer: &mut Writer<'_>) {
        match &self.name {
            None => writer.string(&self.email),
            Some(name) => {
                writer.begin_object();
                writer.field("name", name);
                writer.field("email", &self.email);
                writer.end_object();
            }
        }
    }
}

impl Encode for Attachment {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        writer.field("disposition", "attachment");
        writer.field("filename", &self.filename);
        writer.field("type", &self.content_type);
        writer.end_object();
    }
}

struct Headers<'a>(&'a [(String, String)]);

impl Encode for Headers<'_> {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        for (name, value) in self.0 {
            writer.field(name, value);
        }
        writer.end_object();
    }
}

/// A message that is written already.
#[derive(Debug, Clone, PartialEq)]
pub struct MimeMessage {
    from: String,
    to: String,
    raw: String,
}

impl MimeMessage {
    /// A message with the addresses of its envelope; those in its headers must be the same.
    pub fn new(from: impl Into<String>, to: impl Into<String>, raw: impl Into<String>) -> Self {
        Self {
            from: from.into(),
            to: to.into(),
            raw: raw.into(),
        }
    }

    /// Who sends it.
    pub fn from(&self) -> &str {
        &self.from
    }

    /// Whom it is for.
    pub fn to(&self) -> &str {
        &self.to
    }

    /// Its text.
    pub fn raw(&self) -> &str {
        &self.raw
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn an_email_is_written_as_the_platform_takes_it() {
        let email = Email::new(("Me", "me@x"), "Hi")
            .to("ada@x")
            .header("X-Kind", "test")
            .html("<p>")
            .attach("a", "text/plain", "text");
        assert_eq!(
            String::from_utf8(json::to_vec(&email)).unwrap(),
            r#"{"from":{"name":"Me","email":"me@x"},"subject":"Hi","to":["ada@x"],"headers":{"X-Kind":"test"},"html":"<p>","attachments":[{"disposition":"attachment","filename":"a","type":"text/plain"}]}"#
        );
    }
}
