//! How the text is set: properties that go in steps.

/// A property of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Trait {
    Size,
    Family,
    Leading,
    Measure,
    /// Between letters and, with them, between words: wider letters alone make reading slower.
    Spacing,
    /// How paragraphs are told apart.
    Paragraphs,
    Alignment,
    Hyphens,
}

impl Trait {
    /// Every property.
    pub const ALL: [Self; 8] = [
        Self::Size,
        Self::Family,
        Self::Leading,
        Self::Measure,
        Self::Spacing,
        Self::Paragraphs,
        Self::Alignment,
        Self::Hyphens,
    ];

    /// The property's name in the page and in storage. Style rules say what each step means.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::Family => "family",
            Self::Leading => "leading",
            Self::Measure => "measure",
            Self::Spacing => "spacing",
            Self::Paragraphs => "paragraphs",
            Self::Alignment => "alignment",
            Self::Hyphens => "hyphens",
        }
    }

    /// How many steps it has.
    #[must_use]
    pub const fn steps(self) -> u8 {
        match self {
            Self::Size => 9,
            Self::Leading | Self::Measure => 4,
            Self::Family | Self::Spacing | Self::Paragraphs => 3,
            Self::Alignment | Self::Hyphens => 2,
        }
    }

    /// The step that stands when none was chosen.
    #[must_use]
    pub const fn usual(self) -> u8 {
        match self {
            Self::Size => 3,
            Self::Measure => 2,
            Self::Leading | Self::Paragraphs => 1,
            Self::Family | Self::Spacing | Self::Alignment | Self::Hyphens => 0,
        }
    }
}

/// The steps that were chosen; of the others the page has its own choice, which may differ between windows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Typography([Option<u8>; Trait::ALL.len()]);

impl Typography {
    /// Text sizes, in pixels at the browser's default.
    pub const SIZES: [u8; 9] = [15, 16, 17, 19, 21, 23, 25, 28, 34];

    /// The step that was chosen.
    #[must_use]
    pub fn chosen(self, of: Trait) -> Option<u8> {
        self.0.get(of as usize).copied().flatten()
    }

    /// The step that stands.
    #[must_use]
    pub fn step(self, of: Trait) -> u8 {
        self.chosen(of).unwrap_or(of.usual())
    }

    /// With another step of one property, or the page's own choice.
    #[must_use]
    pub fn with(mut self, of: Trait, step: Option<u8>) -> Self {
        if let Some(slot) = self.0.get_mut(of as usize) {
            *slot = step.map(|step| step.min(of.steps() - 1));
        }
        self
    }

    /// The text's size in pixels.
    #[must_use]
    pub fn size(self) -> u8 {
        Self::SIZES.get(usize::from(self.step(Trait::Size))).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stay_in_their_bounds_and_the_usual_ones_exist() {
        for property in Trait::ALL {
            assert!(property.usual() < property.steps(), "{property:?}");
            let chosen = Typography::default().with(property, Some(200));
            assert_eq!(chosen.chosen(property), Some(property.steps() - 1));
            assert_eq!(chosen.with(property, None), Typography::default());
        }
        assert_eq!(Typography::default().size(), 19);
    }
}
