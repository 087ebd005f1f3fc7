//! Strings with a format, as the contract asks for them: `z.email()`, `z.uuid()`, `z.iso.date()`.
//!
//! A value that arrived has been checked, byte for byte by the rules of zod; nothing of it was changed. One that is made
//! here is what its maker says it is.
//!
//! ```
//! use bimetal::formats::{Date, Email};
//!
//! let email = Email::from("ada@example.com");
//! assert_eq!(email, "ada@example.com");
//! assert_eq!(email.split_once('@').map(|(_, host)| host), Some("example.com"));
//! // Of those that are written with fixed widths, the order is that of time.
//! assert!(Date::from("1815-12-10") < Date::from("1852-11-27"));
//! ```

use core::{fmt, ops::Deref};

use crate::json::{Encode, Writer};

macro_rules! formats {
    ($($(#[$docs:meta])+ $name:ident;)+) => {$(
        $(#[$docs])+
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl From<String> for $name {
            fn from(value: String) -> Self {
                Self(value)
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                Self(value.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl Encode for $name {
            fn encode(&self, writer: &mut Writer<'_>) {
                writer.string(&self.0);
            }
        }
    )+};
}

formats! {
    /// `z.base64()`: with its padding.
    Base64;
    /// `z.base64url()`: without padding.
    Base64Url;
    /// `z.cidrv4()`: `192.168.0.0/16`.
    CidrV4;
    /// `z.cidrv6()`: `fd00::/8`.
    CidrV6;
    /// `z.creditCard()`: the digits of a payment card, whose sum was checked.
    CreditCard;
    /// `z.cuid()`
    Cuid;
    /// `z.cuid2()`
    Cuid2;
    /// `z.iso.date()`: `1815-12-10`, a day of the calendar.
    Date;
    /// `z.iso.datetime()`: `2026-11-01T09:00:00Z`.
    DateTime;
    /// `z.iso.duration()`: `P1DT12H`.
    Duration;
    /// `z.e164()`: a telephone number, `+4930123456`.
    E164;
    /// `z.email()`
    Email;
    /// `z.emoji()`
    Emoji;
    /// `z.guid()`: 32 hexadecimal digits in five groups, in whatever case.
    Guid;
    /// `z.hostname()`
    Hostname;
    /// `z.iban()`: an account number, whose check digits are right.
    Iban;
    /// `z.ipv4()`
    Ipv4;
    /// `z.ipv6()`
    Ipv6;
    /// `z.jwt()`: a JSON Web Token; nobody has checked its signature.
    Jwt;
    /// `z.ksuid()`
    Ksuid;
    /// `z.mac()`: the address of a network card.
    Mac;
    /// `z.nanoid()`
    NanoId;
    /// `z.iso.time()`: `09:00:00`.
    Time;
    /// `z.ulid()`
    Ulid;
    /// `z.url()`: whatever the URL standard takes, `javascript:` included.
    Url;
    /// `z.uuid()`, and of one version `z.uuidv4()`, `z.uuidv6()` and `z.uuidv7()`; in whatever case.
    Uuid;
    /// `z.xid()`
    Xid;
}
