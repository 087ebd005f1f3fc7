use crate::json::{Pattern, Scalar, TextCheck, Value, Words};

/// A schema as data: what is walked to say what is wrong with a value, and what text is coerced by. Written by the
/// compiler into `generated/nodes.rs`.
#[derive(Debug)]
pub enum Node {
    /// A string.
    Text(&'static [Rule<TextStep>], Said),
    /// A string of `z.templateLiteral`.
    Template(Pattern, Said),
    /// A finite number.
    Number(&'static [Rule<NumberCheck>], Said),
    /// `true` or `false`
    Boolean(Said),
    /// A boolean that is sent as a word.
    StringBoolean(&'static Words, Said),
    /// `null`
    Null(Said),
    /// Any value.
    Unknown,
    /// No value.
    Never(Said),
    /// One of these values.
    Choice(&'static [Scalar<'static>], Said),
    /// Items of one kind.
    Array {
        /// What each of them is.
        item: &'static Node,
        /// How many there may be.
        checks: &'static [Rule<LengthCheck>],
        /// The author's own message.
        error: Said,
    },
    /// Items of several kinds.
    Tuple(Tuple),
    /// An object with keys of any name.
    Record(Record),
    /// An object with keys of its own.
    Object(Object),
    /// A file of a form.
    File(&'static [Rule<FileCheck>], Said),
    /// A value, or `null`.
    Nullable(&'static Node),
    /// A value, or none.
    Optional(&'static Node),
    /// A value that may not be absent, though its own schema allows that.
    Nonoptional(&'static Node, Said),
    /// A value, or the one of this JSON text if it is absent.
    Default(&'static Node, &'static str),
    /// A value, or the one of this JSON text if it is wrong.
    Catch(&'static Node, &'static str),
    /// One of several schemas.
    Union {
        /// In the order in which they are tried.
        options: &'static [&'static Node],
        /// Only one of them may match.
        exclusive: bool,
        /// The author's own message.
        error: Said,
    },
    /// A union whose options are told apart by the value of one key.
    Switch {
        /// The key.
        key: &'static str,
        /// Values of the key, and the option that they choose.
        cases: &'static [Case],
        /// The author's own message.
        error: Said,
    },
    /// Both sides see the whole value; what they give is joined.
    Intersection(&'static Node, &'static Node),
    /// What the first schema gives goes into the second.
    Pipe(&'static Node, &'static Node),
    /// A schema that contains itself.
    Lazy(fn() -> &'static Node),
    /// A schema with checks that are functions.
    Refined(Refined),
}

/// The author's own message, for every issue that the schema itself raises.
pub type Said = Option<&'static str>;

/// An object with keys of its own.
#[derive(Debug)]
pub struct Object {
    /// In the order of the schema's shape, which is the order of issues.
    pub fields: &'static [Field],
    /// What becomes of other keys.
    pub others: Others,
    /// The author's own message.
    pub error: Said,
}

/// A key of an object, and what stands there.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// Its value.
    pub node: &'static Node,
    /// Whether it must be there.
    pub presence: Presence,
}

/// What the absence of a field or of an item means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It must be there.
    Required,
    /// Nothing stands in its place.
    Optional,
    /// The schema gives a value for it: a default, a catch.
    Filled,
}

/// What becomes of the keys that an object's schema does not have.
#[derive(Debug)]
pub enum Others {
    /// They are left out.
    Stripped,
    /// They are refused.
    Refused,
    /// They are kept, if their values match.
    Kept(&'static Node),
}

/// Items of several kinds.
#[derive(Debug)]
pub struct Tuple {
    /// Those that have a place of their own.
    pub items: &'static [(&'static Node, Presence)],
    /// Those that may follow.
    pub rest: Option<&'static Node>,
    /// The author's own message.
    pub error: Said,
}

/// An object with keys of any name.
#[derive(Debug)]
pub struct Record {
    /// What a key must be beside a string.
    pub key: Option<&'static Node>,
    /// What stands under each key.
    pub value: &'static Node,
    /// The keys that must all be there. Other keys are refused.
    pub keys: Option<&'static [Scalar<'static>]>,
    /// The keys that match are the only ones that may be there; tells how a wrong key is reported.
    pub partial: bool,
    /// Keys that do not match are kept with whatever value they have.
    pub loose: bool,
    /// The author's own message.
    pub error: Said,
}

/// An option of a [`Node::Switch`].
#[derive(Debug)]
pub struct Case {
    /// Values of the key that choose it; `None` is the key's absence.
    pub tags: &'static [Option<Scalar<'static>>],
    /// The option.
    pub node: &'static Node,
}

/// A schema with checks that are functions of the author's. They run where nothing else is wrong with a value.
#[derive(Debug)]
pub struct Refined {
    /// The schema without them.
    pub inner: &'static Node,
    /// Which of them is the first that a value fails.
    pub find: fn(&Value) -> Option<usize>,
    /// What each of them says.
    pub refinements: &'static [Refinement],
    /// The author's own message for the whole schema.
    pub error: Said,
}

/// What a check that is a function says if it fails.
#[derive(Debug)]
pub struct Refinement {
    /// The author's own message.
    pub error: Said,
    /// Keys from the value to what the issue is about.
    pub path: &'static [RefinedKey],
    /// No check of a schema around it runs.
    pub abort: bool,
}

/// A key of an object, or an index of an array, on the path of a [`Refinement`].
#[derive(Debug, Clone, Copy)]
pub enum RefinedKey {
    /// A key.
    Name(&'static str),
    /// An index.
    Index(f64),
}

/// A check, and what it may have besides.
#[derive(Debug)]
pub struct Rule<C> {
    /// The check.
    pub check: C,
    /// The author's own message.
    pub error: Said,
    /// The checks after it are left out if it fails.
    pub abort: bool,
}

/// A check of how long something is: in code points of a string, in items of an array, in bytes of a file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LengthCheck {
    /// At least so long.
    Min(f64),
    /// At most so long.
    Max(f64),
    /// Exactly so long.
    Exact(f64),
}

/// A check of a file.
#[derive(Debug)]
pub enum FileCheck {
    /// How large it may be.
    Size(LengthCheck),
    /// Its content type is one of these.
    Types(&'static [Scalar<'static>]),
}

/// A check of a string, or a change that is made to it between checks.
#[derive(Debug)]
pub enum TextStep {
    /// How long it may be.
    Length(LengthCheck),
    /// A pattern with a name of its own.
    Format {
        /// What must match.
        pattern: Pattern,
        /// What zod calls the format: `email`, or `regex` for the author's own.
        name: &'static str,
        /// Whether the issue shows the pattern.
        shown: bool,
    },
    /// Anything else.
    Check(TextCheck),
}

/// A check of a number, named as zod's method.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NumberCheck {
    /// Not less than this.
    Gte(f64),
    /// More than this.
    Gt(f64),
    /// Not more than this.
    Lte(f64),
    /// Less than this.
    Lt(f64),
    /// A multiple of this.
    MultipleOf(f64),
    /// Of a format.
    Format(NumberFormat),
}

/// The formats of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFormat {
    /// An integer of at most 2^53 - 1 in magnitude.
    SafeInt,
    /// An integer of 32 bits.
    Int32,
    /// An integer of 32 bits that is not negative.
    Uint32,
    /// A number in the range of 32-bit floats.
    Float32,
    /// Any number.
    Float64,
}
