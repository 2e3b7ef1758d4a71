//! The files of a large corpus: index, catalog and parts, fetched by the boot script, which keeps parts on the device.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;

use super::boot::{BOOT, Boot};
use crate::library::part::{self, Found};
use crate::library::{Article, Index};
use crate::ui::state::{Lack, Shared};

/// So many parts stay at hand: neighbours by their day are likely to be read one after the other.
const AT_HAND: usize = 4;

/// What gets the contents of a file, or why they are not to be had.
type Then<T> = Box<dyn FnOnce(Result<T, Lack>)>;

/// Whether the articles of this site are in parts.
#[must_use]
pub fn parted() -> bool {
    BOOT.with(Boot::parted)
}

/// Fetches `index`, `catalog` or the part of this name. A part is kept where the device can keep it.
pub fn fetch(name: &str, then: Then<Rc<[u8]>>) {
    let then = Closure::once_into_js(move |found: JsValue| {
        then(match found.dyn_into::<ArrayBuffer>() {
            Ok(bytes) => Ok(Uint8Array::new(&bytes).to_vec().into()),
            Err(reason) => Err(Lack::named(&reason.as_string().unwrap_or_default())),
        });
    });
    BOOT.with(|boot| boot.fetch_part(name, &then));
}

/// What shall be kept of the parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What was opened.
    Opened,
    /// All of them.
    All,
    /// None, until they are opened again.
    Nothing,
}

/// Keeps these parts and no others, as the reader chose. `told` gets for each whether it is kept, again and again as long as that
/// changes; and nothing at the end if all were wanted.
pub fn keep(index: &Index, choice: Choice, told: impl Fn(Option<Vec<bool>>) + 'static) {
    let names = index.parts.iter().map(|part| JsValue::from_str(&part.name)).collect();
    let choice = match choice {
        Choice::Opened => "",
        Choice::All => "all",
        Choice::Nothing => "none",
    };
    let told = Closure::<dyn Fn(JsValue)>::new(move |kept: JsValue| {
        told(kept.as_string().map(|kept| kept.bytes().map(|letter| letter == b'1').collect()));
    });
    BOOT.with(|boot| boot.keep_parts(&names, choice, &told.into_js_value().unchecked_into()));
}

/// The parts that were read last. Clones share them.
#[derive(Clone, Default)]
pub struct Parts(Rc<RefCell<Vec<Held>>>);

/// A part at hand: its name and contents.
type Held = (String, Rc<[u8]>);

impl Parts {
    /// Looks for the article at this address, from this part of the index on; there may be none.
    pub fn article(&self, index: Shared<Index>, slug: String, from: usize, then: Then<Option<Article>>) {
        let number = index.search(&slug, from);
        let Some(part) = number.and_then(|number| index.parts.get(number)) else { return then(Ok(None)) };
        let known =
            self.0.borrow().iter().find(|(name, _)| *name == part.name).map(|(_, bytes)| Rc::clone(bytes));
        let (name, parts, wanted) = (part.name.clone(), self.clone(), part.name.clone());
        let look = move |bytes: Result<Rc<[u8]>, Lack>| match bytes
            .map(|bytes| part::find(&parts.hold(name, bytes), &slug))
        {
            Ok(Found::Article(article)) => then(Ok(Some(*article))),
            Ok(Found::Nothing) => parts.article(index, slug, number.map_or(0, |number| number + 1), then),
            Ok(Found::Unreadable) => then(Err(Lack::Damaged)),
            Err(lack) => then(Err(lack)),
        };
        match known {
            Some(bytes) => look(Ok(bytes)),
            None => fetch(&wanted, Box::new(look)),
        }
    }

    /// Holds a part at hand, in place of the one that was read before all others.
    fn hold(&self, name: String, bytes: Rc<[u8]>) -> Rc<[u8]> {
        let mut parts = self.0.borrow_mut();
        parts.retain(|(other, _)| *other != name);
        parts.push((name, Rc::clone(&bytes)));
        if parts.len() > AT_HAND {
            parts.remove(0);
        }
        bytes
    }
}
