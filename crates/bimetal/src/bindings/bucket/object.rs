//! What a bucket holds.

use super::Range;
use crate::{
    Body,
    bindings::date,
    json::{Decode, Invalid, Reader},
};

/// An object, without its bytes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Object {
    /// The key.
    pub key: String,
    /// A name for these very bytes: it changes with every put.
    pub version: String,
    /// The number of bytes of the whole object.
    pub size: u64,
    /// The entity tag, without quotes.
    pub etag: String,
    /// The entity tag as a header has it, in quotes.
    pub http_etag: String,
    /// When it was put, in milliseconds since the Unix epoch.
    pub uploaded: u64,
    /// What was put beside it for the headers of a response. A list has it only where it was asked for.
    pub http_metadata: HttpMetadata,
    /// What else was put beside it. A list has it only where it was asked for.
    pub custom_metadata: Vec<(String, String)>,
    /// `Standard` or `InfrequentAccess`; empty where `wrangler dev` keeps the bucket.
    pub storage_class: String,
    /// Which part of it was got.
    pub range: Option<Range>,
}

impl Object {
    /// A value of the [`custom_metadata`](Self::custom_metadata).
    pub fn custom(&self, name: &str) -> Option<&str> {
        let mut pairs = self.custom_metadata.iter();
        pairs
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
    }
}

/// An object and its bytes.
pub struct ObjectBody {
    /// The object.
    pub object: Object,
    /// Its bytes, or those of the part that was asked for.
    pub body: Body,
}

/// What an object's response should have in its headers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HttpMetadata {
    /// `Content-Type`
    pub content_type: Option<String>,
    /// `Content-Language`
    pub content_language: Option<String>,
    /// `Content-Disposition`
    pub content_disposition: Option<String>,
    /// `Content-Encoding`
    pub content_encoding: Option<String>,
    /// `Cache-Control`
    pub cache_control: Option<String>,
    /// `Expires`, in milliseconds since the Unix epoch.
    pub cache_expiry: Option<u64>,
}

/// A page of objects.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct List {
    /// The objects, in the order of the UTF-8 bytes of their keys.
    pub objects: Vec<Object>,
    /// What the keys have before the delimiter, each once, where one was asked for.
    pub delimited_prefixes: Vec<String>,
    /// Where the next page begins, unless this one is the last.
    pub cursor: Option<String>,
}

/// Reads an `R2Object`.
impl Decode for Object {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut object = Self::default();
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "key" => object.key = reader.string()?,
                "version" => object.version = reader.string()?,
                "size" => object.size = reader.int()? as u64,
                "etag" => object.etag = reader.string()?,
                "httpEtag" => object.http_etag = reader.string()?,
                "uploaded" => object.uploaded = date::decode(reader)?,
                "httpMetadata" => {
                    object.http_metadata = reader.nullable(Decode::decode)?.unwrap_or_default()
                }
                "customMetadata" => {
                    object.custom_metadata = reader.nullable(pairs)?.unwrap_or_default()
                }
                "storageClass" => object.storage_class = reader.string()?,
                "range" => object.range = reader.nullable(range)?,
                _ => reader.skip()?,
            }
        }
        Ok(object)
    }
}

fn pairs(reader: &mut Reader<'_>) -> Result<Vec<(String, String)>, Invalid> {
    let mut pairs = Vec::new();
    reader.begin_object()?;
    while let Some(name) = reader.next_key()? {
        let name = name.to_owned();
        pairs.push((name, reader.string()?));
    }
    Ok(pairs)
}

fn range(reader: &mut Reader<'_>) -> Result<Range, Invalid> {
    let (mut offset, mut length, mut suffix) = (0, None, None);
    reader.begin_object()?;
    while let Some(name) = reader.next_key()? {
        match name {
            "offset" => offset = reader.int()? as u64,
            "length" => length = Some(reader.int()? as u64),
            "suffix" => suffix = Some(reader.int()? as u64),
            _ => reader.skip()?,
        }
    }
    Ok(match (suffix, length) {
        (Some(suffix), _) => Range::Last(suffix),
        (None, Some(length)) => Range::Part { offset, length },
        (None, None) => Range::From(offset),
    })
}

impl Decode for HttpMetadata {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut metadata = Self::default();
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            let field = match name {
                "contentType" => &mut metadata.content_type,
                "contentLanguage" => &mut metadata.content_language,
                "contentDisposition" => &mut metadata.content_disposition,
                "contentEncoding" => &mut metadata.content_encoding,
                "cacheControl" => &mut metadata.cache_control,
                "cacheExpiry" => {
                    metadata.cache_expiry = reader.nullable(date::decode)?;
                    continue;
                }
                _ => {
                    reader.skip()?;
                    continue;
                }
            };
            *field = reader.nullable(Reader::string)?;
        }
        Ok(metadata)
    }
}

impl Decode for List {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut list = Self::default();
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "objects" => list.objects = reader.array(Object::decode)?,
                "delimitedPrefixes" => list.delimited_prefixes = reader.array(Reader::string)?,
                // Given only where the list is truncated.
                "cursor" => list.cursor = reader.nullable(Reader::string)?,
                _ => reader.skip()?,
            }
        }
        Ok(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn an_object_is_read_as_the_platform_gives_it() {
        let text = br#"{
            "key": "cat.svg", "version": "7e1", "size": 6, "etag": "ab", "httpEtag": "\"ab\"",
            "checksums": { "md5": "ab" }, "uploaded": "2026-11-23T12:34:56.789Z",
            "httpMetadata": { "contentType": "image/svg+xml", "cacheExpiry": "2000-02-29T00:00:00.000Z" },
            "customMetadata": { "by": "ada" }, "storageClass": "Standard", "range": { "offset": 0, "length": 6 }
        }"#;
        let object: Object = json::from_slice(text).unwrap();
        assert_eq!(
            object,
            Object {
                key: "cat.svg".into(),
                version: "7e1".into(),
                size: 6,
                etag: "ab".into(),
                http_etag: "\"ab\"".into(),
                uploaded: 1_795_437_296_789,
                http_metadata: HttpMetadata {
                    content_type: Some("image/svg+xml".into()),
                    cache_expiry: Some(951_782_400_000),
                    ..HttpMetadata::default()
                },
                custom_metadata: vec![("by".to_owned(), "ada".to_owned())],
                storage_class: "Standard".into(),
                range: Some(Range::Part {
                    offset: 0,
                    length: 6
                }),
            }
        );
    }
}
