use crate::{
    json::{Decode, Invalid},
    schema::Node,
    text::Pairs,
};

/// The schemas of a request's parts as data: what says what is wrong with them. Absent where nothing is declared.
#[derive(Debug, Clone, Copy)]
pub struct Schemas {
    /// Of the path parameters.
    pub params: Option<&'static Node>,
    /// Of the query.
    pub query: Option<&'static Node>,
    /// Of the headers.
    pub headers: Option<&'static Node>,
    /// Of the cookies.
    pub cookies: Option<&'static Node>,
    /// Of what middleware hands over.
    pub locals: Option<JsonSchema>,
    /// Of a body of JSON.
    pub body: Option<JsonSchema>,
    /// Of a body of form fields.
    pub form: Option<FormSchema>,
}

impl Schemas {
    /// Nothing is declared that could be wrong.
    pub const NONE: Self = Self {
        params: None,
        query: None,
        headers: None,
        cookies: None,
        locals: None,
        body: None,
        form: None,
    };
}

/// The schema of a part that arrives as JSON.
#[derive(Debug, Clone, Copy)]
pub struct JsonSchema {
    pub(super) node: &'static Node,
    pub(super) deep: bool,
}

impl JsonSchema {
    /// The schema of what `T` decodes.
    pub const fn of<T: Decode>(node: &'static Node) -> Self {
        Self {
            node,
            deep: T::DEEP,
        }
    }
}

/// The schema of a form, and how its fields are read.
#[derive(Debug, Clone, Copy)]
pub struct FormSchema {
    pub(super) node: &'static Node,
    /// From the content type and the body. Only a Worker that has such a form has what reads it.
    pub(super) read: ReadForm,
}

type ReadForm = for<'a> fn(&str, &'a [u8]) -> Result<Pairs<'a>, Invalid>;

impl FormSchema {
    /// Of a form whose fields are written as a query is.
    pub const fn urlencoded(node: &'static Node) -> Self {
        Self {
            node,
            read: |_, body| Ok(Pairs::from_form(body)),
        }
    }

    /// Of a form in parts, which may be files.
    pub const fn multipart(node: &'static Node) -> Self {
        Self {
            node,
            read: |content_type, body| Pairs::from_multipart(content_type, body),
        }
    }
}
