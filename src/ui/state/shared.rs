//! A large thing that many hold.

use std::ops::Deref;
use std::rc::Rc;

/// One thing that many hold and nobody changes. Two of them are equal only if they are the same one: a whole article is never
/// compared letter by letter to learn whether something is to be drawn again.
#[derive(Debug, Default)]
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// To be held by many.
    pub fn new(thing: T) -> Self {
        Self(Rc::new(thing))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Eq for Shared<T> {}
