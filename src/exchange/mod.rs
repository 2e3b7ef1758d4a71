//! In and out: the analysis record. Pure.
