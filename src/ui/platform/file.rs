//! Files of the reader's own: what is saved, and what is opened.

use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DragEvent, File, HtmlAnchorElement, HtmlInputElement, Url};
use yew::{Callback, Event};

use super::page::document;

/// The largest file that is opened, in bytes: far more than the page of a long article, less than harms a phone.
const LARGEST: f64 = 64.0 * 1024.0 * 1024.0;

/// How long the browser may take to begin saving, in milliseconds.
const BEGINS: u32 = 60_000;

/// A file that the reader has picked.
#[derive(Clone, Debug, PartialEq)]
pub struct Picked(File);

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is larger than any that is opened.
    TooLarge,
    /// The browser does not give it.
    Refused,
}

impl Picked {
    /// The file that was chosen in a field; the same one can be chosen again.
    #[must_use]
    pub fn chosen(event: &Event) -> Option<Self> {
        let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
        let file = field.files()?.get(0)?;
        field.set_value("");
        Some(Self(file))
    }

    /// The file that was dropped; the browser does not open it by itself.
    #[must_use]
    pub fn dropped(event: &DragEvent) -> Option<Self> {
        event.prevent_default();
        event.data_transfer()?.files()?.get(0).map(Self)
    }

    /// The file's name.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Gives the text of the file.
    pub fn read(self, then: Callback<Result<String, Unread>>) {
        if self.0.size() > LARGEST {
            return then.emit(Err(Unread::TooLarge));
        }
        spawn_local(async move {
            let text = JsFuture::from(self.0.text()).await.ok().and_then(|text| text.as_string());
            then.emit(text.ok_or(Unread::Refused));
        });
    }
}

/// Lets a file be dropped here.
pub fn welcome(event: &DragEvent) {
    event.prevent_default();
}

/// Has the browser save a text as a file of this name.
#[must_use]
pub fn save(name: &str, media: &str, text: &str) -> Option<()> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(BEGINS, move || drop(Url::revoke_object_url(&address))).forget();
    Some(())
}
