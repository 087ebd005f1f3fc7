//! Bodies: bytes, or a stream of them from either language.

use crate::Error;
use futures_core::Stream;
use std::{
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll},
};

#[cfg(target_arch = "wasm32")]
use {
    super::js,
    crate::{call::host, promised::Promised},
    js_sys::Uint8Array,
    wasm_bindgen::{JsCast, JsValue},
};

/// A body: bytes that are there, or a stream of chunks of bytes.
///
/// A stream that came from JavaScript (a request's body, the answer to a subrequest) and is sent on unread is handed
/// through: its bytes do not enter Wasm.
///
/// ```
/// use bimetal::Body;
///
/// let body = Body::from("hello");
/// assert_eq!(bimetal::test::block_on(body.text()).unwrap(), "hello");
/// ```
pub struct Body(Source);

enum Source {
    Bytes(Vec<u8>),
    Chunks(Pin<Box<dyn Stream<Item = Result<Vec<u8>, Error>>>>),
    /// A `ReadableStream`.
    #[cfg(target_arch = "wasm32")]
    Js(JsValue),
}

impl Body {
    /// A body without bytes.
    pub const fn empty() -> Self {
        Self(Source::Bytes(Vec::new()))
    }

    /// A body whose chunks are made while it is sent: the next is asked for when the client can take it.
    ///
    /// An error ends the response in the middle; the client sees a broken connection.
    pub fn stream(chunks: impl Stream<Item = Result<Vec<u8>, Error>> + 'static) -> Self {
        Self(Source::Chunks(Box::pin(chunks)))
    }

    /// A `ReadableStream` of bytes, or `null` for an empty body.
    #[cfg(target_arch = "wasm32")]
    pub fn from_js(stream: JsValue) -> Self {
        match stream.is_null() || stream.is_undefined() {
            true => Self::empty(),
            false => Self(Source::Js(stream)),
        }
    }

    /// All of its bytes.
    ///
    /// # Errors
    /// The stream's own.
    pub async fn bytes(self) -> Result<Vec<u8>, Error> {
        match self.0 {
            Source::Bytes(bytes) => Ok(bytes),
            Source::Chunks(mut chunks) => {
                let mut bytes = Vec::new();
                while let Some(chunk) = poll_fn(|context| chunks.as_mut().poll_next(context)).await
                {
                    bytes.extend(chunk?);
                }
                Ok(bytes)
            }
            #[cfg(target_arch = "wasm32")]
            Source::Js(stream) => {
                let promise = host::collect(&stream).map_err(Error::from_js)?;
                let buffer = Promised::from(promise).await.map_err(Error::from_js)?;
                Ok(Uint8Array::new(&buffer).to_vec())
            }
        }
    }

    /// All of it as text.
    ///
    /// # Errors
    /// The stream's own, and bytes that are not UTF-8.
    pub async fn text(self) -> Result<String, Error> {
        Ok(String::from_utf8(self.bytes().await?)?)
    }

    /// Its chunks, as they arrive.
    ///
    /// # Errors
    /// A stream that someone else reads already.
    pub fn chunks(self) -> Result<Chunks, Error> {
        Ok(Chunks(match self.0 {
            Source::Bytes(bytes) => Reading::Bytes(Some(bytes).filter(|bytes| !bytes.is_empty())),
            Source::Chunks(chunks) => Reading::Chunks(chunks),
            #[cfg(target_arch = "wasm32")]
            Source::Js(stream) => Reading::Js {
                reader: stream
                    .unchecked_into::<js::Stream>()
                    .reader()
                    .map_err(Error::from_js)?,
                reading: None,
            },
        }))
    }

    /// The bytes, if they are all there.
    #[cfg(all(target_arch = "wasm32", any(feature = "host", feature = "worker")))]
    pub(crate) fn into_known(self) -> Result<Vec<u8>, Self> {
        match self.0 {
            Source::Bytes(bytes) => Ok(bytes),
            other => Err(Self(other)),
        }
    }

    /// What JavaScript takes as a body: bytes, a stream, or `undefined` for none.
    #[cfg(target_arch = "wasm32")]
    pub(crate) async fn into_js(self) -> Result<JsValue, Error> {
        Ok(match self.0 {
            Source::Js(stream) => stream,
            Source::Bytes(bytes) if bytes.is_empty() => JsValue::UNDEFINED,
            _ => Uint8Array::from(self.bytes().await?.as_slice()).into(),
        })
    }

    /// What JavaScript takes as a response's body: bytes or a stream. Chunks that are made while they are sent stay
    /// here.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn into_there(self) -> Result<JsValue, Self> {
        match self.0 {
            Source::Js(stream) => Ok(stream),
            Source::Bytes(bytes) => Ok(Uint8Array::from(bytes.as_slice()).into()),
            Source::Chunks(_) => Err(self),
        }
    }

    /// Writes the body into the frame.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn send(self, sender: crate::call::Sender) {
        match self.0 {
            Source::Bytes(bytes) => sender.bytes(bytes),
            Source::Chunks(chunks) => sender.pulled(crate::call::spawn(Box::pin(Pulled(chunks)))),
            Source::Js(stream) => {
                host::give(stream);
                sender.given();
            }
        }
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Source::Bytes(bytes))
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

impl From<&str> for Body {
    fn from(text: &str) -> Self {
        text.as_bytes().to_vec().into()
    }
}

/// The chunks of a [`Body`], as they arrive.
pub struct Chunks(Reading);

enum Reading {
    Bytes(Option<Vec<u8>>),
    Chunks(Pin<Box<dyn Stream<Item = Result<Vec<u8>, Error>>>>),
    #[cfg(target_arch = "wasm32")]
    Js {
        reader: js::Reader,
        reading: Option<Promised>,
    },
}

impl Chunks {
    /// The next chunk, or `None` at the end.
    ///
    /// # Errors
    /// The stream's own; it has then ended.
    pub async fn next(&mut self) -> Option<Result<Vec<u8>, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl Stream for Chunks {
    type Item = Result<Vec<u8>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match &mut self.0 {
            Reading::Bytes(bytes) => Poll::Ready(bytes.take().map(Ok)),
            Reading::Chunks(chunks) => chunks.as_mut().poll_next(context),
            #[cfg(target_arch = "wasm32")]
            Reading::Js { reader, reading } => poll_js(reader, reading, context),
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn poll_js(
    reader: &js::Reader,
    reading: &mut Option<Promised>,
    context: &mut Context<'_>,
) -> Poll<Option<Result<Vec<u8>, Error>>> {
    let future = match reading {
        Some(future) => future,
        None => match reader.read() {
            Ok(promise) => reading.insert(promise.into()),
            Err(error) => return Poll::Ready(Some(Err(Error::from_js(error)))),
        },
    };
    Pin::new(future).poll(context).map(|chunk| {
        *reading = None;
        match chunk {
            Ok(chunk) => {
                let chunk: js::Chunk = chunk.unchecked_into();
                (!chunk.done()).then(|| Ok(chunk.value().to_vec()))
            }
            Err(error) => Some(Err(Error::from_js(error))),
        }
    })
}

/// A stream whose chunks the host pulls, one poll at a time.
#[cfg(target_arch = "wasm32")]
struct Pulled(Pin<Box<dyn Stream<Item = Result<Vec<u8>, Error>>>>);

#[cfg(target_arch = "wasm32")]
impl crate::call::Run for Pulled {
    fn run(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<bool> {
        self.0.as_mut().poll_next(context).map(|item| {
            let ended = !matches!(item, Some(Ok(_)));
            crate::call::chunk(item);
            ended
        })
    }
}
