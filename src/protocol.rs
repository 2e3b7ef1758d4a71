//! What crosses the boundary between the page and its worker: postcard bytes, nothing else.
//!
//! The worker speaks first: [`Message::Hello`] names its build, so that a page never talks to a worker of another
//! build. Then each [`Request`] is answered by one [`Message::Response`] with its number. A crash of the worker is no
//! message: the page sees the browser's `error` event.

use serde::{Deserialize, Serialize};

use crate::engine::{Analysis, Document};
use crate::exchange::Format;

/// The build that this program belongs to; page and worker of one deploy carry the same.
pub const BUILD: &str = env!("QUOTIDIAN_BUILD");

/// The engine and its model: of another one the same text may have other marks.
pub const ENGINE: &str = env!("QUOTIDIAN_ENGINE");

/// From the page to the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The page's number for this request; the response carries it back.
    pub id: u32,
    /// What is asked for.
    pub body: Ask,
}

/// What the page can ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// The analysis of one article.
    Analyze(Document),
    /// The same with the reasons of its names.
    Explain(Document),
    /// A file made of one article.
    Export {
        /// Of which kind.
        format: Format,
        /// What the article is called in it.
        name: String,
        /// The article.
        of: Source,
    },
    /// The reading that is in a page which was saved.
    Open(String),
}

/// What a file is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// An article, with the marks that the engine finds.
    Article(Document),
    /// A page that was saved, with the marks that are in it.
    Saved(String),
}

/// From the worker to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Message {
    /// The worker is up. Sent once, first.
    Hello {
        /// The worker's [`BUILD`].
        build: String,
    },
    /// The answer to a request.
    Response {
        /// The request's number.
        id: u32,
        /// The answer, or why there is none.
        result: Result<Answer, Fault>,
    },
}

/// What the worker can answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// The analysis of one article. It follows the message, by itself: what was kept is handed on as it is.
    Analysis {
        /// How long it took; nothing if it had been kept.
        took: Option<Took>,
        /// Whether the browser has refused to keep what was found.
        forgetful: bool,
    },
    /// What is to be written into a file.
    File(String),
    /// What was in a page that was saved: the article and its marks.
    Opened(Box<(Document, Analysis)>),
}

/// How long an analysis took, in microseconds of the worker's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Took {
    /// Until the names were known.
    pub names: u32,
    /// The whole.
    pub all: u32,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// The bytes were no message of this build.
    Unreadable,
    /// The model could not be fetched or is damaged; the text says which.
    Model(String),
    /// A page could not be written, or none be read back from; the text says why, and what helps.
    Refused(String),
    /// The worker stopped; never sent, but what the page's client gives to those who wait.
    Crashed,
}

/// The bytes of a message. `None` only if memory is out.
#[must_use]
pub fn encode<T: Serialize>(message: &T) -> Option<Vec<u8>> {
    postcard::to_stdvec(message).ok()
}

/// The message in these bytes, or [`Fault::Unreadable`].
///
/// # Errors
/// When the bytes are not a message of this type.
pub fn decode<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, Fault> {
    postcard::from_bytes(bytes).map_err(|_| Fault::Unreadable)
}

/// The message with which these bytes begin, and what follows it.
///
/// # Errors
/// When the bytes do not begin with a message of this type.
pub fn split<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<(T, &'a [u8]), Fault> {
    postcard::take_from_bytes(bytes).map_err(|_| Fault::Unreadable)
}
