//! Arrays whose items have types of their own.

use super::{Decode, Encode, Invalid, Reader, Writer};

/// The items of an array that is being read, one after the other.
pub struct Items<'r, 'a> {
    reader: &'r mut Reader<'a>,
    ended: bool,
}

impl<'a> Reader<'a> {
    /// Reads an array whose items have types of their own; all of them must be asked for.
    ///
    /// ```
    /// use bimetal::json::{Reader, decode_with};
    ///
    /// let pair = |bytes| {
    ///     decode_with(bytes, |reader: &mut Reader<'_>| {
    ///         reader.tuple(|items| Ok((items.next(Reader::string)?, items.optional(Reader::int)?)))
    ///     })
    /// };
    /// assert_eq!(pair(br#"["a", 1]"#), Ok(("a".to_owned(), Some(1))));
    /// assert_eq!(pair(br#"["a"]"#), Ok(("a".to_owned(), None)));
    /// assert!(pair(br#"["a", 1, 2]"#).is_err());
    /// ```
    pub fn tuple<T>(
        &mut self,
        read: impl FnOnce(&mut Items<'_, 'a>) -> Result<T, Invalid>,
    ) -> Result<T, Invalid> {
        self.begin_array()?;
        let mut items = Items {
            reader: self,
            ended: false,
        };
        let value = read(&mut items)?;
        items.is_over()?.then_some(value).ok_or(Invalid)
    }
}

impl<'a> Items<'_, 'a> {
    /// An item that must be there.
    pub fn next<T>(
        &mut self,
        read: impl FnOnce(&mut Reader<'a>) -> Result<T, Invalid>,
    ) -> Result<T, Invalid> {
        self.optional(read)?.ok_or(Invalid)
    }

    /// An item that may be absent, as may all after it.
    pub fn optional<T>(
        &mut self,
        read: impl FnOnce(&mut Reader<'a>) -> Result<T, Invalid>,
    ) -> Result<Option<T>, Invalid> {
        if self.is_over()? {
            return Ok(None);
        }
        read(self.reader).map(Some)
    }

    /// All items that are left.
    pub fn rest<T>(
        &mut self,
        mut read: impl FnMut(&mut Reader<'a>) -> Result<T, Invalid>,
    ) -> Result<Vec<T>, Invalid> {
        let mut rest = Vec::new();
        while let Some(item) = self.optional(&mut read)? {
            rest.push(item);
        }
        Ok(rest)
    }

    fn is_over(&mut self) -> Result<bool, Invalid> {
        if !self.ended {
            self.ended = !self.reader.next_item()?;
        }
        Ok(self.ended)
    }
}

/// A tuple of items that must all be there is written as an array, and read from one.
macro_rules! tuples {
    ($($item:ident)+) => {
        impl<$($item: Encode),+> Encode for ($($item,)+) {
            fn encode(&self, writer: &mut Writer<'_>) {
                #[allow(non_snake_case, reason = "the items are named after their types")]
                let ($($item,)+) = self;
                writer.begin_array();
                $(writer.item($item);)+
                writer.end_array();
            }
        }

        impl<$($item: Decode),+> Decode for ($($item,)+) {
            const DEEP: bool = false $(|| $item::DEEP)+;

            fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
                reader.tuple(|items| Ok(($(items.next($item::decode)?,)+)))
            }
        }
    };
}

tuples!(A);
tuples!(A B);
tuples!(A B C);
tuples!(A B C D);
tuples!(A B C D E);
tuples!(A B C D E F);
tuples!(A B C D E F G);
tuples!(A B C D E F G H);
tuples!(A B C D E F G H I);
tuples!(A B C D E F G H I J);
tuples!(A B C D E F G H I J K);
tuples!(A B C D E F G H I J K L);
