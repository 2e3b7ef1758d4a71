//! Word lists.

pub(crate) mod gazetteer;

pub(crate) use gazetteer::Gazetteer;
